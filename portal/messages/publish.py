"""What is said of putting the site online, and of comparing a live site."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # the commands
    "about-publish": Sentence(
        "把生成好的网站发布到服务器",
        "put the built site online",
    ),
    "about-verify": Sentence(
        "核对网上的网站（或者一个文件夹）和清单是否一致",
        "compare a live site, or a folder, with its manifest",
    ),
    "about-next-change": Sentence(
        "网站下一次自己变化是什么时候（定时公开、到期等）",
        "when the site next changes by itself (embargo, expiry)",
    ),
    "no-next-change": Sentence(
        "没有排定的变化",
        "nothing is set for later",
    ),
    "option-base": Sentence(
        "和 git 的这个版本相比，生成合并审查单",
        "make the reviewer's page against this revision of git",
    ),
    "review-branch": Sentence(
        "有 {count} 份文件的公开内容有变化，合并审查单在 {path}",
        "{count} documents change in public; the reviewer's page is {path}",
    ),
    "option-target": Sentence(
        "发布到哪里：site.toml 里 [publish.名称] 的名称",
        "the target: NAME of a table [publish.NAME] in site.toml",
    ),
    "option-rollback": Sentence(
        "退回到上一次发布的网站",
        "go back to the release before",
    ),
    "option-allow-removals": Sentence(
        "即使有很多网页会消失也发布",
        "publish even when many pages vanish",
    ),
    "option-where": Sentence(
        "网址或者文件夹",
        "an address or a folder",
    ),
    "option-signers": Sentence(
        "允许签名的公钥清单（allowed_signers），用来核对清单的签名",
        "a file of allowed signers to check the manifest's signature against",
    ),
    "publish-which": Sentence(
        "没有名为“{name}”的发布目标，site.toml 里有：{known}",
        "there is no target '{name}'; site.toml has: {known}",
    ),
    "publish-none": Sentence(
        "site.toml 里还没有发布目标，请加一节 [publish.名称]，写法见 docs/zh/publish.md",
        "site.toml has no target; add a table [publish.NAME], see docs/zh/publish.md",
    ),
    "publish-vanishing": Sentence(
        "这次发布会让 {share}% 的网页消失，超过了 {most}%，没有发布；确实要这样，请加 --allow-removals",
        "{share}% of the pages would vanish, more than {most}%; nothing was published. "
        "If this is meant, add --allow-removals",
    ),
    "publish-first": Sentence(
        "首次发布，共 {files} 个文件",
        "first publication, {files} files",
    ),
    "publish-added": Sentence("新增 {address}", "added   {address}"),
    "publish-changed": Sentence("改动 {address}", "changed {address}"),
    "publish-removed": Sentence("删除 {address}", "removed {address}"),
    "publish-count": Sentence(
        "新增 {added} 个，改动 {changed} 个，删除 {removed} 个",
        "{added} added, {changed} changed, {removed} removed",
    ),
    "publish-same": Sentence(
        "“{target}”上已经是这一版，不用发布",
        "'{target}' has this build already",
    ),
    "publish-done": Sentence(
        "已发布到“{target}”，用时 {seconds} 秒",
        "published to '{target}' in {seconds} s",
    ),
    "publish-back": Sentence(
        "“{target}”已退回到上一次发布的网站",
        "'{target}' serves the release before again",
    ),
    "verify-missing": Sentence("缺少 {address}", "missing {address}"),
    "verify-changed": Sentence("不同 {address}", "changed {address}"),
    "verify-unknown": Sentence("多出 {address}", "unknown {address}"),
    "verify-same": Sentence("一致，共 {files} 个文件", "the same, {files} files"),
    "verify-differs": Sentence("有 {count} 处不一致", "{count} differences"),
    "verify-signed": Sentence("清单由 {name} 签名", "the manifest is signed by {name}"),
    # what keeps a publication from being finished
    "publish-no-build": Sentence(
        "{path} 里没有生成好的网站",
        "there is no built site in {path}",
        "请先运行 build.py build",
        "run build.py build first",
    ),
    "publish-bad-manifest": Sentence(
        "清单 {path} 不是本程序生成的",
        "the manifest {path} is not one of ours",
        "请检查发布目标写得对不对；那里的网站没有改动",
        "check the target; the site there is untouched",
    ),
    "publish-build-missing": Sentence(
        "生成好的网站缺少 {address}，没有发布",
        "the built site lacks {address}; nothing was published",
        "请重新运行 build.py build",
        "run build.py build again",
    ),
    "publish-build-changed": Sentence(
        "{address} 生成以后被改过，没有发布",
        "{address} was changed after the build; nothing was published",
        "请重新运行 build.py build，不要改 output 里的文件",
        "run build.py build again and change nothing in output",
    ),
    "publish-build-unknown": Sentence(
        "output 里多出了 {address}，没有发布",
        "{address} is in output but no build made it; nothing was published",
        "请重新运行 build.py build，不要往 output 里放文件",
        "run build.py build again and put nothing into output",
    ),
    "publish-no-target": Sentence(
        "发布文件夹 {target} 不存在",
        "the target {target} does not exist",
        "请先建好这个空文件夹（磁盘没有挂上时也会这样），再发布",
        "make this empty folder first (or mount its disk), then publish",
    ),
    "publish-not-ours": Sentence(
        "{target} 里有别的东西，不是本程序发布的",
        "{target} holds something that was not published by us",
        "请换一个空的位置；那里的内容没有改动",
        "choose an empty place; what is there is untouched",
    ),
    "publish-another-run": Sentence(
        "另一次发布正在往 {target} 写",
        "another run is publishing to {target}",
        "请等它结束后再试",
        "try again when it has ended",
    ),
    "publish-not-whole": Sentence(
        "{address} 发布后读回来不一致，没有启用这一版",
        "{address} was not the same when read back; this release is not served",
        "请检查服务器的磁盘，再发布一次；网上还是原来的网站",
        "check the server's disk and publish again; the old site is still online",
    ),
    "publish-no-program": Sentence(
        "没有找到程序 {program}",
        "the program {program} was not found",
        "请先安装它；网上还是原来的网站",
        "install it first; the old site is still online",
    ),
    "publish-program-failed": Sentence(
        "{program} 没有完成：{reason}",
        "{program} did not finish: {reason}",
        "请按这句话检查网络、权限或者磁盘，再发布一次；没有换上一半的网站",
        "check network, permissions or disk by this sentence and publish again; no half site is served",
    ),
    "publish-probe": Sentence(
        "发布以后从 {target} 看到的不是这一版",
        "what {target} shows after the publication is not this build",
        "已换回原来的网站；请检查网址 url 和服务器的设置",
        "the old site is served again; check the url and the server",
    ),
    "publish-nothing-before": Sentence(
        "“{target}”上没有更早的一版可以退回",
        "'{target}' has no earlier release",
        "可以在 git 里撤回提交，重新生成再发布",
        "revert the commit in git, build and publish",
    ),
    "publish-keeps-none": Sentence(
        "{target} 上不保留以前的版本，不能退回",
        "{target} keeps no earlier release",
        "请在 git 里撤回提交，重新生成再发布",
        "revert the commit in git, build and publish",
    ),
    "publish-signature": Sentence(
        "清单没有签名，或者签名不是 {signers} 里的人签的",
        "the manifest is not signed, or not by anyone in {signers}",
        "请核对网站和公钥清单；在查清以前不要当作本单位发布的",
        "check the site and the signers; until then do not take it for the bureau's own",
    ),
    "verify-no-manifest": Sentence(
        "{url} 上没有本程序的清单 manifest.json",
        "{url} has no manifest.json of ours",
        "请检查网址，要写到网站的根目录",
        "check the address; it is that of the site's root",
    ),
    "verify-no-such-place": Sentence(
        "“{where}”不是网址，也不是文件夹",
        "'{where}' is neither an address nor a folder",
    ),
}
