"""What is said about the review before publication."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # review
    "review-stale": Sentence(
        "审查后内容有改动",
        "the content changed after its review",
        "请重新送审，再运行 python3 build.py review {number}",
        "have it reviewed again with python3 build.py review {number}",
    ),
    "review-unbound": Sentence(
        "保密审查还没有和内容绑定",
        "the review is not bound to the content",
        "请运行 python3 build.py review {number} 登记；在 git 里审批的，可以在 site.toml 写 [review] bound = false",
        "record it with python3 build.py review {number}; where git approves, set [review] bound = false in site.toml",
    ),
    "review-step-missing": Sentence(
        "保密审查没有“{step}”这一步",
        "the review lacks the step '{step}'",
        "请补上“{field}”",
        "add '{field}'",
    ),
    "review-step-unsigned": Sentence(
        "保密审查没有“{step}”这一步",
        "the review lacks the step '{step}'",
        "请在“审签”里写 {{环节: {step}, 姓名: ……, 日期: ……}}",
        "sign for it under 'signatures': {{step: ..., by: ..., date: ...}}",
    ),
    "review-step-unknown": Sentence(
        "没有“{step}”这个审查环节",
        "there is no step '{step}' in the review",
        "site.toml 里单独签名的环节有：{known}",
        "site.toml names these to be signed for: {known}",
    ),
    "review-step-again": Sentence(
        "审查环节“{step}”签了两次",
        "the step '{step}' is signed for twice",
        "请只留一条",
        "keep one",
    ),
    "review-step-order": Sentence(
        "审查环节“{step}”的日期 {date} 晚于它后面的 {next}",
        "the step '{step}' is dated {date}, after what follows it on {next}",
        "审查按先后进行，请核对日期",
        "the steps follow one another; check the dates",
    ),
    "review-digest": Sentence(
        "校验码“{value}”不对",
        "'{value}' is not a digest",
        "校验码由 python3 build.py review {number} 自动填写，请不要手写",
        "it is filled in by python3 build.py review {number}",
    ),
}
