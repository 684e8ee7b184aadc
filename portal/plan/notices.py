"""What is told beside a form: who handles what is written there and how, and the ways to send it."""

from portal.model.form import Form
from portal.model.public import Office, Release

Told = tuple[tuple[str, str], ...]


def privacy_told(form: Form, release: Release, *, online: bool) -> Told:
    """The notice of 个人信息保护法 第十七条、第三十条 as pairs of a word and a sentence."""
    privacy, office = form.privacy, release.office
    reach = f"，联系电话{office.phone}" if office.phone else ""
    kept = f"网上收到的内容保存{form.retention_days}天，到期删除。" if online else ""
    told = (
        ("处理者", f"{release.settings.organ}{reach}"),
        ("处理目的", privacy.purpose),
        ("信息种类", privacy.kinds),
        ("处理方式", privacy.method if online else ""),
        ("敏感个人信息", privacy.necessity),
        ("保存期限", f"{kept}{privacy.retention}"),
        ("您的权利", privacy.rights),
    )
    return tuple((word, text) for word, text in told if text)


def ways_to_send(form: Form, office: Office) -> Told:
    """How a filled-in paper reaches the office, as pairs of a word and what stands behind it."""
    address = "，".join(part for part in (office.address, office.name) if part)
    post = f"{address}，邮编{office.postcode}" if office.postcode else address
    ways = (
        ("当面提交", f"{address}。{office.hours}" if office.hours and address else address),
        ("邮寄", f"{post}。信封上注明“{form.envelope}”" if address else ""),
        ("传真", office.fax),
        ("电子邮箱", office.email),
        ("咨询电话", office.phone),
    )
    return tuple((word, text) for word, text in ways if text)
