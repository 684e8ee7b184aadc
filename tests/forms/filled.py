"""A request form as a citizen and as an organisation fill it in without a mistake."""

from collections.abc import Mapping

CITIZEN: Mapping[str, str] = {
    "applicant_type": "citizen",
    "name": "张三",
    "id_type": "id_card",
    "id_no": "11010519491231002X",
    "phone": "13800138000",
    "email": "zhangsan@mail.example",
    "info_desc": "2025年度公益林生态效益补偿资金分配方案",
    "carrier": "electronic",
    "delivery": "email",
    "consent": "yes",
}
ORGANISATION: Mapping[str, str] = {
    "applicant_type": "organisation",
    "org_subtype": "enterprise",
    "name": "云岭县青禾生态林业有限公司",
    "uscc": "91350100M000100Y43",
    "legal_rep": "李四",
    "contact_person": "王五",
    "phone": "0789-6521208",
    "address": "云岭县云屏镇青屏路36号",
    "postcode": "598036",
    "info_desc": "2025年度公益林生态效益补偿资金分配方案",
    "carrier": "paper",
    "delivery": "post",
    "consent": "yes",
}
