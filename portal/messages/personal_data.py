"""What is said about personal data, its waivers, and marks of secrecy."""

from collections.abc import Mapping

from portal.messages.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # personal data and secrecy
    "waiver-basis": Sentence(
        "个人信息例外没有写法律依据",
        "the waiver names no law",
        "请写出依据的法律名称和条款，如《行政处罚法》第四十八条",
        "name the law and its article, its title in '《》'",
    ),
    "waiver-not-punitive": Sentence(
        "只有依法公示的行政处罚等惩戒信息才能写“个人信息例外”",
        "only punitive or mandatory disclosure may have a waiver",
        "请去掉个人信息，并删去这一项",
        "remove the personal data and the waiver",
    ),
    "pii-id-card": Sentence(
        "有公民身份号码 {found}",
        "an identity card number {found}",
        "请删去，名单里只留姓名和村（屯）",
        "delete it; a list names person and village only",
    ),
    "pii-id-card-unsure": Sentence(
        "像是公民身份号码 {found}，但校验位不对",
        "this looks like an identity card number {found}, though its check digit is wrong",
        "请核对；是身份证号就删去",
        "check it, and delete it if it is one",
    ),
    "pii-id-card-old": Sentence(
        "像是十五位的旧身份证号码 {found}",
        "this looks like an old identity card number {found}",
        "请核对；是身份证号就删去",
        "check it, and delete it if it is one",
    ),
    "pii-mobile": Sentence(
        "有手机号码 {found}",
        "a mobile phone number {found}",
        "请删去；确属对外公布的办公电话，登记到 bureau.yaml",
        "delete it; a number of the office belongs in bureau.yaml",
    ),
    "pii-bank-card": Sentence(
        "有银行卡号 {found}",
        "a bank card number {found}",
        "请删去",
        "delete it",
    ),
    "pii-passport": Sentence(
        "像是护照号码 {found}",
        "this looks like a passport number {found}",
        "请核对；是护照号码就删去",
        "check it, and delete it if it is one",
    ),
    "pii-permit": Sentence(
        "像是通行证号码 {found}",
        "this looks like a travel permit number {found}",
        "请核对；是证件号码就删去",
        "check it, and delete it if it is one",
    ),
    "pii-plate": Sentence(
        "有车牌号码 {found}",
        "a car's number plate {found}",
        "请核对是不是依法应当公开；不是的删去",
        "check that it must be public, else delete it",
    ),
    "pii-email": Sentence(
        "有个人或者单位以外的邮箱 {found}",
        "a mail address outside the bureau {found}",
        "请核对能不能公开；不能的删去",
        "check that it may be public, else delete it",
    ),
    "pii-address": Sentence(
        "名单里有详细住址 {found}",
        "a full address in a list of names {found}",
        "请只写到村（屯）或者社区",
        "keep it to the village",
    ),
    "pii-list-column": Sentence(
        "名单里有“{found}”一栏",
        "a list has a column '{found}'",
        "请删去这一栏",
        "delete the column",
    ),
    "pii-secret-mark": Sentence(
        "有密级标志“{found}”",
        "a secrecy mark '{found}'",
        "涉密文件不得放在这里，请立即移走并报告保密机构；已经提交的要清理 git 历史",
        "classified files may not be here: move it away and report it; purge git history if it was committed",
    ),
    "pii-internal-mark": Sentence(
        "有内部文件标志“{found}”",
        "a mark of internal papers '{found}'",
        "内部资料、送审稿不能公开，请换成定稿",
        "internal papers and drafts are not published: use the final text",
    ),
}
