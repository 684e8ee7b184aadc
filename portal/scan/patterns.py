"""What is looked for; text.py weighs what is found."""

import re

_BEGIN, _END = r"(?<![0-9A-Za-z])(?<!\d\.)", r"(?![0-9A-Za-z])"
_GAP = "[ \u00a0\u2002-\u200a\u3000\\-\u2010-\u2015\u2212\uff0d.\u00b7]"
_BREAK = rf"(?:{_GAP}|[ \t]{{0,4}}\r?\n[ \t]{{0,4}})?"
_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"

RUN_OF_DIGITS = re.compile(rf"[0-9](?:{_BREAK}[0-9]){{10,}}(?:{_BREAK}[Xx])?")
CARD = re.compile(rf"(?<!\d)(?=([1-9](?:{_BREAK}\d){{16}}{_BREAK}[0-9Xx])(?!\d))", re.ASCII)
ID18 = re.compile(rf"{_BEGIN}[1-9]\d{{5}}(?:19|20)\d\d{_MONTH_DAY}\d{{3}}[0-9Xx]{_END}", re.ASCII)
ID15 = re.compile(rf"{_BEGIN}[1-9]\d{{7}}{_MONTH_DAY}\d{{3}}{_END}", re.ASCII)
MOBILE = re.compile(
    rf"(?:{_BEGIN}|(?<=tel))(?:(?:\+|00)?86[)）]?{_GAP}?|0)?(?P<number>1[3-9]"
    rf"(?:\d{{9}}|\d(?P<a>{_GAP})\d{{4}}(?P=a)?\d{{4}}|\d(?P<b>{_GAP})\d{{3}}(?P=b)\d{{5}}"
    rf"|\d{{2}}(?P<c>{_GAP})\d{{3}}(?P=c)\d{{4}}|\d{{5}}{_GAP}\d{{4}}|\d{{3}}{_GAP}\d{{6}})){_END}",
    re.ASCII | re.IGNORECASE,
)
MOBILE_BROKEN = re.compile(rf"{_BEGIN}(?P<number>1{_BREAK}[3-9](?:{_BREAK}\d){{9}}){_END}", re.ASCII)
BANK = re.compile(rf"{_BEGIN}[34569]\d{{15,18}}{_END}", re.ASCII)
BANK_GROUPED = re.compile(
    rf"{_BEGIN}[34569]\d{{3}}(?P<gap>{_GAP})(?:\d{{4}}(?P=gap)){{2}}\d{{4}}(?:(?P=gap)\d{{1,3}})?{_END}", re.ASCII
)
BANK_BROKEN = re.compile(rf"{_BEGIN}6{_BREAK}2(?:{_BREAK}\d){{14,17}}{_END}", re.ASCII)
PASSPORT = re.compile(
    rf"{_BEGIN}(?:E ?[A-HJ-NP-Z]\d{{7}}|[EG] ?\d{{8}}|[DSP]E? ?\d{{7,8}}){_END}", re.ASCII | re.IGNORECASE
)
PERMIT = re.compile(rf"{_BEGIN}(?:[CHMLTW] ?\d{{8,10}}|C ?[A-Z]\d{{7}}){_END}", re.ASCII | re.IGNORECASE)
PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][-·•・‧ ]?(?=[A-Z]{0,3}\d[A-Z]*\d)"
    r"(?:[A-HJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[A-HJK]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警领])" + _END
)
EMAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+ ?@ ?((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})")
PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif)$")
ADDRESS = re.compile(r"[\u4e00-\u9fff]{2,20}(?:村|社区|路|街|巷)(?=[\u4e00-\u9fff\d]{0,12}\d(?:号|栋|幢|单元|室))")

_CELL_BEGIN, _CELL_END = "(?:^|(?<=[|\t]))[ \u3000>*#（(【〔\\[［]*", "[ \t\u3000*）)】〕\\]］]*(?=\r?$|[|\t])"
_LEVEL = "(?:绝[ \u3000]{0,2}密|[机秘][ \u3000]{0,2}密)"
SECRET = re.compile(
    rf"(?<!工作){_LEVEL}[ \t\u3000]*[★☆]|[【〔\[［]{_LEVEL}[】〕\]］]|密级[ \u3000]*[:：|][ \u3000]*{_LEVEL}"
    rf"|{_CELL_BEGIN}{_LEVEL}{_CELL_END}",
    re.MULTILINE,
)
_OURS = "内部(?:资料|文件|材料|刊物)"
_KEPT = "(?:不得|请勿|严禁|切勿)外传"
_MARK = f"(?:{_OURS}|内部(?:参考|传阅|使用|掌握)|{_KEPT}|送审稿|讨论稿|工作秘密)"
INTERNAL = re.compile(
    rf"{_OURS}(?=[ \u3000，,；;：:！!。、]*请?(?:注意保[存密管]|妥善保管|[请切]?勿|不得|严禁|禁止|仅供))"
    rf"|(?<=[件料][为系是属]){_OURS}|仅供[^\n，。；]{{0,6}}参阅|仅供内部|此件不予?公开"
    rf"|(?:内部|本件|此件|本文件|注意保密)[^\n。；]{{0,8}}{_KEPT}"
    rf"|[（(【〔\[［][ \u3000]*{_MARK}[^\n）)】〕\]］》]{{0,8}}[）)】〕\]］](?!》)|{_CELL_BEGIN}{_MARK}{_CELL_END}"
    rf"|工作秘密[ \u3000]*[★☆]",
    re.MULTILINE,
)
SECRET_WORD = re.compile(rf"{_LEVEL}(?=[ \t\u3000★☆*）)】〕\]］|\r\n]|\Z)|密级")
INTERNAL_WORDS = ("内部", "外传", "参阅", "此件不", "送审稿", "讨论稿", "工作秘密")
INTERNAL_WORD = re.compile("|".join(INTERNAL_WORDS))
COLUMN = re.compile(r"身份证|证件号|银行账[号户]|银行卡|开户行|致贫原因|残疾|病种|监护人")
NUMBER_COLUMN = re.compile(
    r"(?:身份证|证件号|银行账[号户]|银行卡|开户行)(?=(?:件?号码?|码|卡?号|名称|及账号)?[ *]*(?:[|（(/、]|\Z))"
)
NAME_COLUMN = re.compile(r"姓名|户主|申请人|受益人|补助对象|当事人|承包人")

CARD_WORDS = ("身份证", "证件", "公民身份", "身份号")
PHONE_WORDS = ("电话", "手机", "联系", "微信", "热线", "phone", "mobile", "tel")
BANK_WORDS = ("卡", "账", "帐", "存折", "银行", "一折通")
CODE_BEFORE = re.compile(
    r"(?:编号|编码|代码|合同|项目|许可证|流水|订单|单号|票号|批号|批次|小班|宗地|图斑|凭证|条码|序列|备案|索引|(?<!身份)证号|ISBN)"
    r"[^\n，。；|]{0,8}$"
)
CODE_HEADING = re.compile(
    r"(?:编号|编码|代码|条码|ISBN|(?:合同|项目|许可证|流水|订单|凭证|序列|备案|索引|小班|宗地|图斑|票|批|单)号码?)\W*\Z"
)
WEB_ADDRESS_BEFORE = re.compile(r"://\S*$")
INDEX_NUMBER_AFTER = re.compile(r"[/-](?:19|20)\d\d")
AMOUNT_BEFORE = re.compile("[¥￥$第]$")
AMOUNT_AFTER = re.compile(
    r"\.\d|[ \u3000]?(?:[万亿]?元|[万亿]|亩|公顷|株|米|立方米|平方米|平方公里|吨|千克|公斤|[人户](?!\w))"
)
FIGURE_BEFORE, FIGURE_AFTER = re.compile(r"\d[ \t]+$"), re.compile(r"[ \t]+\d{1,8}(?!\d)")

_FOREIGN_ZEROS = (0x660, 0x6F0, 0x966, 0xE50, *range(0x1D7CE, 0x1D7FF, 10))  # Arabic, Indian, Thai, of mathematics
_FOREIGN_DIGITS = {zero + digit: 0x30 + digit for zero in _FOREIGN_ZEROS for digit in range(10)}
FULL_WIDTH = re.compile(
    "[\uff10-\uff19\uff20-\uff3a\uff41-\uff5a\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59\U0001d7ce-\U0001d7ff]"
)  # in ranges: a list of single digits is sixty times slower
TO_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20} | _FOREIGN_DIGITS
ZERO_WIDTH = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2069\ufe00-\ufe0f\ufeff\u202a-\u202e]")
