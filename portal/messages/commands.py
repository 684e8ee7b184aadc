"""What the commands say of themselves: help, results, wrong command lines."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    "about": Sentence(
        "公开：把一个文件夹的 Markdown 变成政府信息公开网站",
        "Gongkai: a folder of Markdown becomes the public disclosure portal of a bureau",
    ),
    "about-build": Sentence(
        "检查并生成网站（不写命令时就是它）",
        "check and build the site (the default)",
    ),
    "about-check": Sentence(
        "只检查，不生成",
        "check without building",
    ),
    "about-serve": Sentence(
        "生成并在浏览器里预览，改了文件自动刷新",
        "build and preview in the browser, reloading on change",
    ),
    "about-new": Sentence(
        "新建一份文件",
        "make a new document",
    ),
    "about-review": Sentence(
        "送审：查看公开后的样子和扫描结果，登记谁审查的",
        "review: see a document as the public will, and record who reviewed it",
    ),
    "option-number": Sentence(
        "文件编号，可以写几个",
        "document numbers",
    ),
    "option-all": Sentence(
        "所有还没有审查或者审查后有改动的文件",
        "all documents not reviewed, or changed since",
    ),
    "option-by": Sentence(
        "审批领导的姓名",
        "the leader who approves",
    ),
    "option-yes": Sentence(
        "不再询问（供脚本使用）",
        "ask nothing (for scripts)",
    ),
    "review-which": Sentence(
        "请写文件编号，或者用 --all",
        "name document numbers, or use --all",
    ),
    "review-unknown": Sentence(
        "没有编号为“{number}”的文件",
        "there is no document '{number}'",
    ),
    "option-open": Sentence(
        "在浏览器里打开公开后的样子",
        "show the page in the browser",
    ),
    "review-nobody": Sentence(
        "{number} 没有写“{step}”是谁，请在文件的“保密审查”里写上；审批领导也可以用 --by 写",
        "{number} does not say who did '{step}': write it into the document's review, the leader also by --by",
    ),
    "review-none": Sentence(
        "没有需要审查的文件",
        "no document needs a review",
    ),
    "review-title": Sentence(
        "{number}　{title}",
        "{number} {title}",
    ),
    "review-look": Sentence(
        "公开后的样子：{path}",
        "as the public will see it: {path}",
    ),
    "review-open": Sentence(
        "现在在浏览器里打开吗？（是/否）",
        "Open it in the browser now? (yes/no)",
    ),
    "review-not-opened": Sentence(
        "打不开浏览器，请自己打开上面的文件",
        "no browser could be opened; open the file above yourself",
    ),
    "review-waived": Sentence(
        "{find}（依{law}公示，已写“个人信息例外”）",
        "{find} (stands by {law}, as its waiver says)",
    ),
    "review-nothing-found": Sentence(
        "扫描没有发现个人信息和密级标志，内容能不能公开仍要由人判断",
        "the scan found no personal data and no secrecy marks; whether the content may be public is for you to judge",
    ),
    "review-file-read": Sentence(
        "文件 {name}（{size} KB）：读出 {passages} 处、{characters} 字",
        "file {name} ({size} KB): {characters} characters read in {passages} places",
    ),
    "review-file-unread": Sentence(
        "文件 {name}（{size} KB）：没有读出文字，请打开看",
        "file {name} ({size} KB): no text could be read, open it",
    ),
    "review-file-hidden": Sentence(
        "；平时看不见的在：{places}",
        "; not seen by an ordinary reader: {places}",
    ),
    "review-file-hidden-many": Sentence(
        "；平时看不见的在：{places}等 {count} 处",
        "; not seen by an ordinary reader: {places} and more, {count} in all",
    ),
    "review-file-stripped": Sentence(
        "；公开的一份去掉了作者等属性",
        "; published without its makers' names",
    ),
    "review-refused": Sentence(
        "{number} 没有登记：上面的错误改好以后才能送审",
        "{number} is not recorded: correct the errors above first",
    ),
    "review-agree": Sentence(
        "以上内容可以公开吗？（是/否）",
        "May all this be public? (yes/no)",
    ),
    "review-drafter": Sentence("拟稿人", "drafter"),
    "review-unit": Sentence("审核部门", "unit"),
    "review-office": Sentence("办公室", "office"),
    "review-leader": Sentence("审批领导", "leader"),
    "review-step-of-field": Sentence("{step}（{field}）", "{step} ({field})"),
    "review-who": Sentence("{step}是谁？", "Who did '{step}'?"),
    "review-who-known": Sentence("{step}是谁？（直接按回车就是“{known}”）", "Who did '{step}'? (Enter for {known})"),
    "review-done": Sentence(
        "{number} 已登记审查，审查单在 {slip}",
        "{number} is recorded; the slip is {slip}",
    ),
    "review-count": Sentence(
        "共 {all} 份，登记了 {done} 份",
        "{done} of {all} recorded",
    ),
    "about-test": Sentence(
        "运行全部测试",
        "run the whole test suite",
    ),
    "option-root": Sentence(
        "站点文件夹，里面有 site.toml 和 content（默认是程序所在的文件夹）",
        "the site's folder with site.toml and content (default: the checkout)",
    ),
    "option-output": Sentence(
        "生成到哪个文件夹（默认是站点文件夹里的 output）",
        "where to build (default: output in the site's folder)",
    ),
    "option-as-of": Sentence(
        "按哪个时间点生成，如 2026-06-30T09:00+08:00（默认现在，北京时间）",
        "the moment the site is looked at, like 2026-06-30T09:00+08:00 (default: now, Asia/Shanghai)",
    ),
    "option-jobs": Sentence(
        "同时用几个进程（默认等于处理器个数）",
        "how many processes to use (default: as many as processors)",
    ),
    "option-timings": Sentence("最后列出每一步用的时间", "list what each step took"),
    "option-no-search": Sentence(
        "不生成搜索索引",
        "leave the search out",
    ),
    "option-format": Sentence(
        "结果的格式：text、json、sarif、github",
        "how problems are shown: text, json, sarif or github",
    ),
    "option-staged": Sentence(
        "只检查马上要提交（git add 过）的文件",
        "check only what git is about to commit",
    ),
    "option-install-hook": Sentence(
        "装上提交前自动检查：每次 git commit 先运行 check --staged",
        "check --staged before every commit from now on",
    ),
    "hook-installed": Sentence(
        "已装好提交前检查：{path}",
        "The check before commits is in place: {path}",
    ),
    "hook-of-others": Sentence(
        "{path} 已经有别的提交前脚本，请把 python3 build.py check --staged 加到它里面",
        "{path} is a hook of somebody else's: add python3 build.py check --staged to it",
    ),
    "git-missing": Sentence(
        "没有找到 git",
        "git is not installed",
        "请先安装 git",
        "install git",
    ),
    "git-failed": Sentence(
        "git 没有完成：{reason}",
        "git did not finish: {reason}",
        "请确认站点文件夹在 git 仓库里",
        "see that the site's folder is in a git repository",
    ),
    "option-wheelhouse": Sentence(
        "首次运行时从这个文件夹离线安装程序库",
        "install the libraries from this folder, without network",
    ),
    "option-port": Sentence(
        "预览用的端口（默认 8000）",
        "the port of the preview (default 8000)",
    ),
    "option-type": Sentence(
        "文件类型，如 notice 或者 通知公告",
        "the document's type, like notice",
    ),
    "option-title": Sentence(
        "文件标题",
        "the document's title",
    ),
    "due-this-week": Sentence(
        "到 {last} 为止有 {count} 件事到期或者逾期：",
        "{count} due by {last} or overdue:",
    ),
    "nothing-due": Sentence("这一周没有到期的事", "nothing is due this week"),
    "option-urgent": Sentence(
        "紧急回应：按特别重大突发事件的1小时准备好稿子",
        "an urgent response, prepared for the one-hour limit of the gravest incidents",
    ),
    "option-renumber": Sentence(
        "给这个文件夹换一个新编号（两个分支用了同一个号时）",
        "give this folder the next free number (when two branches took one)",
    ),
    "built": Sentence(
        "完成：{documents} 份文件，{files} 个网页和数据文件，用时 {seconds} 秒",
        "Done: {documents} documents, {files} files, {seconds} s",
    ),
    "built-already": Sentence(
        "没有改动，网站不用重做：{documents} 份文件，{files} 个网页和数据文件，用时 {seconds} 秒",
        "Nothing changed, the site stands as it is: {documents} documents, {files} files, {seconds} s",
    ),
    "stage-load": Sentence("读取文件", "reading"),
    "stage-check": Sentence("检查", "checking"),
    "stage-gate": Sentence("挑出可以公开的", "choosing what may be public"),
    "stage-plan": Sentence("安排网页", "planning pages"),
    "stage-render": Sentence("写网页", "writing pages"),
    "stage-copy": Sentence("复制附件", "copying attachments"),
    "stage-index": Sentence("编检索", "indexing"),
    "stage-verify": Sentence("核对写好的网站", "verifying what was written"),
    "stage-swap": Sentence("换上新网站", "putting the site in place"),
    "seconds": Sentence("秒", "s"),
    "look-at": Sentence(
        "网站在 {path}，用浏览器打开其中的 index.html；要用搜索请运行 python3 build.py serve",
        "The site is in {path}: open its index.html in a browser; for the search run python3 build.py serve",
    ),
    "checked-clean": Sentence(
        "检查通过，没有发现问题",
        "Checked: no problems",
    ),
    "problem-count": Sentence(
        "{errors} 个错误，{warnings} 个提醒",
        "{errors} errors, {warnings} warnings",
    ),
    "not-built": Sentence(
        "没有生成，原来的网站没有改动",
        "Nothing was built; the old site is untouched",
    ),
    "created": Sentence(
        "已新建 {path}，请打开填写标着“待填”的各项",
        "Made {path}; fill in what is marked 待填",
    ),
    "renumbered": Sentence(
        "{before} 已改为 {after}；其他文件里引用它的地方请一并核对",
        "{before} is now {after}; check the documents that refer to it",
    ),
    # wrong command lines
    "usage-error": Sentence(
        "命令写得不对：{message}（加 --help 看用法）",
        "wrong command line: {message} (see --help)",
    ),
    "no-such-root": Sentence(
        "没有这个站点文件夹：{path}",
        "there is no such site folder: {path}",
    ),
    "bad-as-of": Sentence(
        "时间“{value}”看不懂，请写成 2026-06-30T09:00+08:00 这样的形式",
        "cannot read the moment '{value}', write it like 2026-06-30T09:00+08:00",
    ),
    "bad-jobs": Sentence(
        "进程数“{value}”不对，请写 1 到 256 的整数",
        "the number of processes '{value}' is wrong: write a whole number from 1 to 256",
    ),
    "bad-port": Sentence(
        "端口“{value}”不对，请写 1 到 65535 的整数",
        "the port '{value}' is wrong: write a whole number from 1 to 65535",
    ),
    "unknown-type": Sentence(
        "没有“{value}”这种文件类型，可以写：{known}",
        "there is no type '{value}'; one of: {known}",
    ),
    "urgent-response-only": Sentence(
        "--urgent 只用于回应关切，如 python3 build.py new response --urgent 关于……的情况通报",
        "--urgent is for responses, like python3 build.py new response --urgent TITLE",
    ),
    "no-title": Sentence(
        "请写上文件标题，如 python3 build.py new notice 关于……的公告",
        "give the document's title, like python3 build.py new notice TITLE",
    ),
    "no-column-for-type": Sentence(
        "columns.yaml 里没有可以放{type}的栏目，请先加一个",
        "no column in columns.yaml takes {type}; add one first",
    ),
    "not-a-document-folder": Sentence(
        "{path} 不是文件的文件夹，请写成 content/documents/2026/2026-00012 这样",
        "{path} is not a document's folder like content/documents/2026/2026-00012",
    ),
    "numbers-used-up": Sentence(
        "{year} 年的编号已经用完",
        "the numbers of {year} are used up",
    ),
}
