"""What the preview says."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    "preview-outbox": Sentence(
        "从预览提交的表单不会真的发出，邮件在发件箱里看：{address}",
        "Forms sent from the preview go nowhere else; their mails: {address}",
    ),
    "preview-address": Sentence(
        "预览地址：{address} （改了文件，网页会自动刷新；按 Ctrl+C 结束预览）",
        "Preview: {address} (it reloads when files change; Ctrl-C ends it)",
    ),
    "preview-other-port": Sentence(
        "预览地址：{address} （端口 {asked} 已被占用，换了一个；改了文件，网页会自动刷新；按 Ctrl+C 结束预览）",
        "Preview: {address} (port {asked} is taken, this is the next free one; "
        "it reloads when files change; Ctrl-C ends it)",
    ),
    "preview-no-port": Sentence(
        "端口 {first} 到 {last} 都不能用",
        "the ports {first} to {last} are all taken",
        "请用 --port 换一个，如 --port 18000",
        "choose another with --port, like --port 18000",
    ),
    "preview-touched": Sentence(
        "这一页已更新，用时 {seconds} 秒；停下来以后再更新全站",
        "the page is up to date ({seconds} s); the whole site follows when you pause",
    ),
    "preview-built": Sentence(
        "网站已更新，用时 {seconds} 秒",
        "The site is up to date, built in {seconds} s",
    ),
    "preview-problems": Sentence(
        "有 {count} 个问题，网页没有更新；改好并保存后会自动更新",
        "{count} problems; the last good site stays up until they are mended and saved",
    ),
    "preview-ended": Sentence("预览已结束", "The preview has ended"),
    "preview-polling": Sentence(
        "系统不能及时通知文件改动（{reason}），改为每两秒查看一次，网页刷新会慢一些",
        "the system cannot tell of changes ({reason}); looking every two seconds instead",
    ),
    # in the browser
    "preview-overlay": Sentence(
        "有 {count} 个问题，网页没有更新；改好并保存后会自动更新",
        "{count} problems; this page is from the last good build",
    ),
    "preview-more": Sentence(
        "还有 {count} 个问题没有列在这里，请看运行预览的窗口",
        "{count} more are listed in the terminal",
    ),
    "preview-close": Sentence("收起", "Hide"),
    "preview-no-site": Sentence(
        "网站还没有生成；把列出的问题改好并保存后，这里会自动显示网站",
        "There is no site yet; it appears here when the problems are mended and saved",
    ),
}
