"""The ways to send a form that stand beside it."""

from portal.forms.privacy import Told
from portal.model.form import Form
from portal.model.public import Office


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
