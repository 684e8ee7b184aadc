"""What is said of the gateway: gateway.toml, its ledger, its state."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # gateway.toml
    "gateway-no-settings": Sentence(
        "没有网关设置 gateway.toml",
        "there is no gateway.toml",
        "请照 docs/zh/gateway.md 写一个，放在站点文件夹里",
        "write one as docs/zh/gateway.md shows, in the site's folder",
    ),
    "gateway-missing-setting": Sentence(
        "[{table}] 里缺少“{key}”",
        "'{key}' is missing under [{table}]",
        "请在 [{table}] 下面补上 {key} = …",
        "add {key} = … below [{table}]",
    ),
    "gateway-not-a-number": Sentence(
        "设置“{key}”要写大于0的整数，不加引号，不是 {value}",
        "the setting '{key}' is a whole number above 0, not {value}",
        "请写成 {key} = 30",
        "write {key} = 30",
    ),
    "gateway-port": Sentence(
        "端口“{key}”要写1到65535的整数，不是 {value}",
        "the port '{key}' is a number from 1 to 65535, not {value}",
        "请写成 {key} = 465",
        "write {key} = 465",
    ),
    "gateway-address": Sentence(
        "“{key}”不是完整的网址：{value}",
        "'{key}' is not a full web address: {value}",
        "请写成 https://www.example.com/ 这样的形式",
        "write it like https://www.example.com/",
    ),
    "gateway-mail-address": Sentence(
        "“{key}”不是邮箱地址：{value}",
        "'{key}' is not a mail address: {value}",
        '请写成 {key} = "name@example.com"',
        'write {key} = "name@example.com"',
    ),
    "gateway-time": Sentence(
        "“{key}”不是时刻：{value}",
        "'{key}' is not a time of day: {value}",
        '请写成 {key} = "08:30"',
        'write {key} = "08:30"',
    ),
    "gateway-subject": Sentence(
        "邮件标题“{key}”里要有编号，只能用表单名称和编号两个空：{value}",
        "the subject '{key}' must hold the number, and no other gaps than the form's title and it: {value}",
        '请写成 subject = "【{{form}}】{{number}}"',
        'write subject = "[{{form}}] {{number}}"',
    ),
    "gateway-origins": Sentence(
        "“{key}”要写成网站的列表，只写到域名：{value}",
        "'{key}' is a list of sites, each up to its domain: {value}",
        '请写成 {key} = ["https://www.example.com"]，末尾没有斜线',
        'write {key} = ["https://www.example.com"], without a slash at the end',
    ),
    "gateway-proxies": Sentence(
        "“{key}”要写成IP地址的列表：{value}",
        "'{key}' is a list of IP addresses: {value}",
        '请写成 {key} = ["127.0.0.1"]',
        'write {key} = ["127.0.0.1"]',
    ),
    "gateway-security": Sentence(
        "加密方式“{key}”写的是 {value}",
        "the encryption '{key}' is {value}",
        '请写 "tls"（465端口）、"starttls"（587端口），本机的邮件程序可以写 "none"',
        'write "tls" (port 465) or "starttls" (port 587), or "none" for a mail program on this computer',
    ),
    "gateway-no-tls": Sentence(
        "发往 {host} 的邮件没有加密",
        "mails to {host} would not be encrypted",
        '申请里有个人信息，请写 security = "tls" 或者 "starttls"；只有本机的邮件程序可以写 "none"',
        'requests hold personal data: write security = "tls" or "starttls"; "none" is for this computer alone',
    ),
    "gateway-password": Sentence(
        "密码不能写在设置文件里",
        "a password does not belong in the settings",
        '请删掉这一行，把密码（授权码）放进环境变量，写 password_env = "变量名"，'
        '或者放进文件，写 password_file = "路径"',
        'remove the line, put the password into the environment and write password_env = "NAME",'
        ' or into a file and write password_file = "PATH"',
    ),
    "gateway-no-password": Sentence(
        "写了用户 {user}，没有写密码从哪里取",
        "there is a user {user} and no word of where the password is",
        "请加上 password_env 或者 password_file；163、126、QQ邮箱用授权码",
        "add password_env or password_file",
    ),
    "gateway-secret-unset": Sentence(
        "环境变量 {name} 没有设置，或者是空的",
        "the environment variable {name} is not set, or empty",
        "请在启动网关以前设置它，见 docs/zh/gateway.md",
        "set it before the gateway starts; see docs/zh/gateway.md",
    ),
    "gateway-secret-file": Sentence(
        "读不了密码文件 {path}（{reason}）",
        "cannot read the password file {path} ({reason})",
        "请核对路径，并让运行网关的用户能读",
        "check the path, and that the gateway's user may read it",
    ),
    "gateway-keys-twice": Sentence(
        "key_env 和 key_file 只能写一个",
        "key_env and key_file are both given",
        "请去掉一个",
        "remove one of them",
    ),
    "gateway-key-file": Sentence(
        "读不了密钥文件 {path}（{reason}）",
        "cannot read the key file {path} ({reason})",
        "请核对路径，并让运行网关的用户能读；还没有密钥的，用 python3 build.py gateway key {path} 生成",
        "check the path, and that the gateway's user may read it; python3 build.py gateway key {path} makes one",
    ),
    "gateway-key-near": Sentence(
        "密钥文件 {path} 放在 {folder} 里，和加密的内容或者 git 仓库在一起",
        "the key file {path} lies in {folder}, beside what it locks or in a git repository",
        "请放到别的文件夹，例如 /etc/gongkai/store.key",
        "put it elsewhere, as /etc/gongkai/store.key",
    ),
    "gateway-key-open": Sentence(
        "密钥文件 {path} 别的用户也能读",
        "others may read the key file {path}",
        "请交给运行网关的用户（chown），再运行 chmod 600 {path}",
        "give it to the gateway's user (chown), then chmod 600 {path}",
    ),
    "gateway-bad-key": Sentence(
        "“{key}”里的第{number}个密钥不对，密钥是64位的0—9、a—f",
        "key {number} of '{key}' is none: a key is 64 digits of 0-9 and a-f",
        "请核对有没有抄漏；新的密钥用 python3 build.py gateway key 生成",
        "see whether something was left out; python3 build.py gateway key makes a new one",
    ),
    # the command
    "about-gateway": Sentence(
        "收件网关：接收表单、转发到信箱、登记办理",
        "the e-mail gateway: takes forms in, sends them to the office, keeps the ledger",
    ),
    "action-serve": Sentence("启动网关，按 Ctrl-C 结束", "serve until Ctrl-C"),
    "action-check": Sentence("检查台账、邮件和邮件服务器", "check ledger, mails and mail servers"),
    "action-backup": Sentence(
        "把台账、内容、密钥备份到一个文件夹，运行时也可以：backup 文件夹",
        "copy ledger, requests and secret to a folder, also while serving: backup DIR",
    ),
    "takes-folder": Sentence("备份放在哪个文件夹", "the folder of the backup"),
    "takes-no-mail": Sentence("只看台账和内容，不看邮件", "look at ledger and requests alone, not at mails"),
    "action-key": Sentence(
        "生成存盘加密的密钥，写进文件：key 文件；文件里有密钥的，新的放在前面",
        "make a key for the store, into a file: key FILE; before those that are there",
    ),
    "action-list": Sentence("列出收到的申请，逾期的在前", "list requests, overdue ones first"),
    "action-show": Sentence("看一件的内容和经过：show 编号", "show one request and what happened: show NUMBER"),
    "action-digest": Sentence("看现在的日报", "print the daily digest as of now"),
    "action-export": Sentence("导出台账和年报表三：export 文件.xlsx", "export register and table 3: export FILE"),
    "action-confirm": Sentence("登记已与申请人确认收到：confirm 编号", "record the confirmation: confirm NUMBER"),
    "action-extend": Sentence(
        "登记延期：extend 编号 --reason 理由", "record an extension: extend NUMBER --reason TEXT"
    ),
    "action-supplement": Sentence(
        "登记补正告知；收到补正加 --back", "record that a correction was asked for; --back: came back"
    ),
    "action-third-party": Sentence(
        "登记征求第三方意见；收到意见加 --back", "record that a third party was asked; --back: answered"
    ),
    "action-answer": Sentence("登记答复：answer 编号 答复类型", "record the answer: answer NUMBER KIND"),
    "action-release": Sentence(
        "放行待甄别的，或者重发停止重试的：release 编号", "release from quarantine, or send again: release NUMBER"
    ),
    "action-purge": Sentence("清除保存期满的内容，台账保留", "delete what is past its retention; the ledger stays"),
    "takes-number": Sentence("回执编号", "the receipt number"),
    "takes-kind": Sentence("答复类型，不写时列出各种类型", "the kind of answer; without it the kinds are listed"),
    "takes-file": Sentence("工作簿的文件名，不写时用当天日期", "the workbook's name"),
    "takes-by": Sentence("电话确认：申请人的确认一并登记", "confirmed by phone: the applicant's half as well"),
    "takes-day": Sentence("哪一天办的，如 2026-07-01，不写是今天", "the day it was done, today without it"),
    "takes-reason": Sentence("延期的理由", "why the term is extended"),
    "takes-back": Sentence("补正、意见已经收到", "the correction, or the opinion, came back"),
    "takes-files": Sentence("把上传的文件取出来放进这个文件夹", "put the files that came into this folder"),
    "takes-year": Sentence("年报表三是哪一年的，不写是今年", "the year of table 3"),
    "takes-format": Sentence("text 文字，json 供程序读取", "text, or json for programs"),
    "gateway-serving": Sentence(
        "网关已启动，监听 {host}:{port}，对外网址 {address}", "serving on {host}:{port} for {address}"
    ),
    "gateway-closed": Sentence(
        "现在不能收件：{path} 打不开（{reason}）。申请人会看到电话、地址和空白表格；有空间、能写了，网关自己恢复收件",
        "nothing can be taken in: {path} does not open ({reason}); visitors are told of other ways until it does",
    ),
    "gateway-backed-up": Sentence(
        "已备份到 {path}：共 {count} 件，这次新增 {new} 件", "backed up to {path}: {count} requests, {new} of them new"
    ),
    "gateway-backed-up-sealed": Sentence(
        "备份是加密的，密钥不在里面：请另外保存，没有密钥不能恢复",
        "the backup is sealed and the key is not in it: keep that elsewhere, nothing can be restored without",
    ),
    "gateway-store-whole": Sentence(
        "台账和内容都完整，共 {count} 件", "the ledger and the content of all {count} requests are whole"
    ),
    "gateway-store-not-whole": Sentence("有 {faults} 处不完整，见上面", "{faults} faults, see above"),
    "gateway-forms-read": Sentence("表单有改动，已经重新读取", "the forms have changed and were read again"),
    "gateway-forms-kept": Sentence(
        "改动的表单有错，仍然用原来的；改好以后会自动读取",
        "a changed form has faults: the former ones stay until it is mended",
    ),
    "gateway-cannot-listen": Sentence(
        "监听不了 {host}:{port}",
        "cannot listen on {host}:{port}",
        "请看是否有别的程序占用，或者换一个端口",
        "see whether another program has it, or take another port",
    ),
    "gateway-taken": Sentence(
        "另一个网关正在使用 {path}",
        "another gateway is using {path}",
        "请先结束它，再启动",
        "end it first",
    ),
    "gateway-wrong-key": Sentence(
        "密钥不对：{path} 里的内容要用编号 {keys} 的密钥打开，给的密钥里没有；这次没有执行，内容原样没有动",
        "wrong key: {path} opens with the key {keys}, which is not among those given; nothing was changed",
        "请把那个密钥写在现在的密钥后面，再启动",
        "add that key behind the present one, then start again",
    ),
    "gateway-no-key": Sentence(
        "没有密钥：{path} 里的内容是加密的，要用编号 {keys} 的密钥打开；这次没有执行，内容原样没有动",
        "no key: {path} is sealed and opens with the key {keys}; nothing was changed",
        "请在 gateway.toml 的 [store] 里写 key_file 或者 key_env，再启动",
        "name it by key_file or key_env under [store] of gateway.toml, then start again",
    ),
    "gateway-unreadable": Sentence(
        "读不出加密的“{what}”：被改动过，或者密钥不对",
        "cannot open '{what}': it was changed, or the key is wrong",
        "请运行 gateway check，并从备份核对",
        "run gateway check and compare the backup",
    ),
    "gateway-key-elsewhere": Sentence(
        "密钥不能放在 {folder} 里：那里是网站的文件夹或者 git 仓库。请放到别的文件夹，例如 /etc/gongkai/store.key",
        "a key does not belong in {folder}, which is the site's folder or kept in git; take /etc/gongkai/store.key",
    ),
    "gateway-key-printed": Sentence(
        "这是新的密钥，只显示这一次。请另外抄存一份，丢了密钥，收到的内容就再也读不出来",
        "this is the new key, shown once: keep another copy, for without it nothing that was received can be read",
    ),
    "gateway-key-made": Sentence(
        "已生成密钥 {path}。请另外抄存一份，不要和备份放在一起；丢了密钥，收到的内容就再也读不出来",
        "made the key {path}: keep another copy, away from the backups; without it nothing received can be read",
    ),
    "gateway-key-added": Sentence(
        "新的密钥已放在 {path} 第一行，重新启动网关以后用它加密；后面的旧密钥不要删，以前的内容还要它",
        "put the new key first in {path}; restart the gateway to use it; the old ones still open what they sealed",
    ),
    "gateway-sealed": Sentence(
        "加密：{current}件用现在的密钥，{older}件用以前的密钥，{plain}件没有加密（开始加密以前收到的）",
        "sealed: {current} with the present key, {older} with former ones; {plain} are in clear, from before",
    ),
    "gateway-recovered": Sentence("补登了断电以前收到的 {number}", "entered {number}, received before the power went"),
    "gateway-bad-number": Sentence(
        "“{value}”不是回执编号，编号像 20260630-0001-A，请核对", "'{value}' is not a receipt number"
    ),
    "gateway-bad-day": Sentence(
        "“{value}”不是日期，请写成 2026-07-01 这样的形式", "'{value}' is not a date like 2026-07-01"
    ),
    "gateway-day-to-come": Sentence(
        "{value}还没有到，请写办理的那一天", "{value} is yet to come; write the day it was done"
    ),
    "gateway-bad-year": Sentence("“{value}”不是年份", "'{value}' is not a year"),
    "gateway-no-request": Sentence("没有编号为 {number} 的申请", "there is no request {number}"),
    "gateway-in-quarantine": Sentence(
        "{number} 还在待甄别，请先放行：gateway release {number}", "{number} is in quarantine: gateway release {number}"
    ),
    "gateway-confirmed-already": Sentence("{number} 已经登记过确认", "{number} is confirmed already"),
    "gateway-not-confirmed": Sentence(
        "{number} 还没有双方确认收到，不能延期", "{number} is not confirmed by both sides and cannot be extended"
    ),
    "gateway-extended-already": Sentence("{number} 已经延期过，只能延期一次", "{number} was extended already"),
    "gateway-supplement-already": Sentence(
        "{number} 已经告知过补正，补正只能告知一次（条例第三十条）", "a correction of {number} was asked for already"
    ),
    "gateway-no-supplement-asked": Sentence("{number} 没有等着的补正", "no correction of {number} is awaited"),
    "gateway-third-party-waits": Sentence(
        "{number} 已经在征求意见，收到以后加 --back 登记", "a third party's opinion on {number} is awaited already"
    ),
    "gateway-third-party-not-asked": Sentence("{number} 没有在征求意见", "no opinion on {number} is awaited"),
    "gateway-answered-already": Sentence("{number} 已经在{day}答复", "{number} was answered on {day}"),
    "gateway-nothing-to-release": Sentence(
        "{number} 不在待甄别，也没有停止重试的邮件", "{number} is not in quarantine and no mail of it was given up"
    ),
    "gateway-no-reason": Sentence("请用 --reason 写明延期的理由", "give the reason by --reason"),
    "gateway-which-answer": Sentence(
        "答复类型“{value}”不在下列各项中，请写左边的名称：\n{answers}", "'{value}' is not a kind of answer:\n{answers}"
    ),
    "gateway-confirmed-half": Sentence(
        "已登记 {number}：工作人员确认收到，申请人还没有确认",
        "{number}: the office's half is recorded, the applicant's is missing",
    ),
    "gateway-confirmed": Sentence("已登记 {number}：双方确认，{day}为收到申请之日", "{number}: received on {day}"),
    "due-confirm": Sentence("{number} 应当在{day}以前双方确认", "{number} is to be confirmed by {day}"),
    "due-reply": Sentence("{number} 应当在{day}以前答复", "{number} is to be answered by {day}"),
    "gateway-waiting": Sentence(
        "{number} 的期限暂停计算，收到以后再登记（按已经过的时间算到{day}）",
        "the term of {number} stands still (until then {day})",
    ),
    "gateway-answered": Sentence("已登记 {number} 的答复：{answer}", "{number}: answered, {answer}"),
    "gateway-released": Sentence("已放行 {number}，马上转发", "{number} is on its way"),
    "gateway-purged": Sentence("清除了{count}件：{numbers}", "deleted {count}: {numbers}"),
    "gateway-is-purged": Sentence(
        "{number} 的内容保存期满，已经清除", "the content of {number} was deleted when its time was over"
    ),
    "gateway-file-put": Sentence("已取出 {path}", "put {path}"),
    "gateway-files-in-clear": Sentence(
        "取出的文件没有加密，用完请删除", "what was put there is not sealed: delete it when done"
    ),
    "gateway-exported": Sentence("台账在 {path}", "the register is {path}"),
    "gateway-list-empty": Sentence("截至{day}没有收到申请", "no request until {day}"),
    "gateway-mark-overdue": Sentence("逾期", "overdue"),
    "gateway-mark-quarantine": Sentence("待甄别", "in quarantine"),
    "gateway-chain-broken": Sentence(
        "台账第{line}行与前面的对不上，可能被改动过，请保留原样并从备份核对",
        "line {line} of the ledger does not follow from the one before: keep it as it is and compare the backup",
    ),
    "gateway-request-damaged": Sentence(
        "{number} 的内容丢失或者损坏，请从备份取回",
        "the content of {number} is missing or damaged: take it from the backup",
    ),
    "gateway-request-without-line": Sentence(
        "{number} 还没有登记，启动网关时会补登", "{number} has no line yet; the next start enters it"
    ),
    "gateway-damaged": Sentence(
        "{number} 的内容损坏",
        "the content of {number} is damaged",
        "请从备份取回",
        "take it from the backup",
    ),
    "gateway-health": Sentence(
        "{status}。没有发出的邮件{unsent}封，最早的已等{oldest_unsent_seconds}秒；停止重试{dead}封；"
        "待甄别{quarantined}件；磁盘剩余{free_bytes}字节",
        "status {status}; {unsent} mails unsent, the oldest for {oldest_unsent_seconds} s; {dead} given up;"
        " {quarantined} in quarantine; {free_bytes} bytes free",
    ),
    "gateway-route-good": Sentence(
        "邮件服务器 {route} 可以登录：{words}", "the mail server {route} lets us in: {words}"
    ),
    "gateway-route-bad": Sentence("邮件服务器 {route} 连不上：{words}", "the mail server {route} does not: {words}"),
}
