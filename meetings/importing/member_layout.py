"""The columns of a roster. [CONTRACT: Templates, Members]"""

from meetings.enums import DeliveryWay
from operators.importing.layout import Layout
from rules.kinds import MemberCategory

NUMBER, CODE, CATEGORY, NAME = "事業所番号", "サービス種類コード", "区分", "氏名"
AFFILIATION, CORPORATION_NUMBER, TITLE = "所属", "法人番号", "役職"
DELIVERY, EMAIL, POSTAL_CODE, ADDRESS = "送付方法", "メールアドレス", "郵便番号", "住所"
JOINED, LEFT = "就任日", "退任日"

CATEGORIES = {
    "利用者": MemberCategory.USER.value,
    "家族": MemberCategory.FAMILY.value,
    "地域住民": MemberCategory.COMMUNITY.value,
    "区職員": MemberCategory.MUNICIPALITY.value,
    "地域包括": MemberCategory.SUPPORT_CENTER.value,
    "知見": MemberCategory.EXPERT.value,
    "医療": MemberCategory.MEDICAL.value,
    "事業所": MemberCategory.STAFF.value,
    "その他": MemberCategory.OTHER.value,
}
DELIVERIES = {way.label: way.value for way in DeliveryWay}

LAYOUT = Layout(
    columns={
        NUMBER: (),
        CODE: (),
        CATEGORY: (),
        NAME: ("名前",),
        AFFILIATION: (),
        CORPORATION_NUMBER: (),
        TITLE: (),
        DELIVERY: (),
        EMAIL: (),
        POSTAL_CODE: (),
        ADDRESS: (),
        JOINED: ("就任年月日",),
        LEFT: ("退任年月日",),
    },
    required=((NUMBER,), (CODE,), (CATEGORY,), (NAME,)),
)
