"""What is told of personal data beside a form."""

from portal.model.form import Form

Told = tuple[tuple[str, str], ...]


def privacy_told(form: Form, organ: str, phone: str, *, online: bool) -> Told:
    """The notice of 个人信息保护法 第十七条、第三十条 as pairs of a word and a sentence."""
    privacy = form.privacy
    reach = f"，联系电话{phone}" if phone else ""
    kept = f"网上收到的内容保存{form.retention_days}天，到期删除。" if online else ""
    told = (
        ("处理者", f"{organ}{reach}"),
        ("处理目的", privacy.purpose),
        ("信息种类", privacy.kinds),
        ("处理方式", privacy.method if online else ""),
        ("敏感个人信息", privacy.necessity),
        ("保存期限", f"{kept}{privacy.retention}"),
        ("您的权利", privacy.rights),
    )
    return tuple((word, text) for word, text in told if text)
