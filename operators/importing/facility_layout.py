"""The columns of files of offices: our template, the MHLW open data, the municipal standard data set."""

from operators.importing.layout import Layout

NUMBER, CODE, SERVICE, NAME, KANA = (
    "事業所番号",
    "サービス種類コード",
    "サービスの種類",
    "事業所名",
    "事業所名カナ",
)
MUNICIPALITY, PREFECTURE_NAME, CITY_NAME = "市町村コード", "都道府県名", "市区町村名"
CORPORATION_NUMBER, CORPORATION_NAME = "法人番号", "法人名"
AREA, CENTER = "日常生活圏域", "地域包括支援センター"
ADDRESS, BUILDING, LATITUDE, LONGITUDE = "住所", "方書", "緯度", "経度"
PHONE, FAX, EMAIL, URL, CAPACITY = "電話番号", "FAX番号", "メールアドレス", "URL", "定員"
DESIGNATED, CLOSED, SUSPENDED, ROUTE = "指定日", "廃止日", "休止期間", "評価方式"

LAYOUT = Layout(
    columns={
        NUMBER: ("介護保険事業所番号", "介護事業所番号"),
        CODE: ("サービスコード",),
        SERVICE: ("実施サービス", "サービス種類", "サービス種別", "サービス名称"),
        NAME: ("介護サービス事業所名称", "事業所の名称", "事業所名称", "名称"),
        KANA: ("介護サービス事業所名称_カナ", "事業所名称_カナ", "名称_カナ", "事業所名フリガナ"),
        MUNICIPALITY: (
            "都道府県コード又は市町村コード",
            "都道府県コード又は市区町村コード",
            "都道府県コードまたは市区町村コード",
            "市区町村コード",
            "全国地方公共団体コード",
        ),
        PREFECTURE_NAME: (),
        CITY_NAME: ("市町村名", "地方公共団体名"),
        CORPORATION_NUMBER: (),
        CORPORATION_NAME: ("法人の名称", "法人名称"),
        AREA: ("圏域",),
        CENTER: (),
        ADDRESS: ("所在地", "所在地_連結表記"),
        BUILDING: ("方書（ビル名等）", "建物名等(方書)", "ビル名等"),
        LATITUDE: (),
        LONGITUDE: (),
        PHONE: ("電話",),
        FAX: ("FAX", "ファックス番号"),
        EMAIL: (),
        URL: ("ホームページ",),
        CAPACITY: (),
        DESIGNATED: ("指定年月日",),
        CLOSED: ("廃止年月日",),
        SUSPENDED: (),
        ROUTE: (),
    },
    required=((NUMBER,), (CODE, SERVICE), (NAME,)),
    silent=(
        "No",
        "ID",
        "内線番号",
        "利用可能曜日",
        "利用可能曜日特記事項",
        "利用可能日時特記事項",
        "高齢者の方と障害者の方が同時一体的に利用できるサービス",
        "介護保険の通常の指定基準を満たしている",
        "障害福祉の通常の指定基準を満たしている",
        "備考",
        "所在地_全国地方公共団体コード",
        "町字ID",
        "所在地_都道府県",
        "所在地_市区町村",
        "所在地_町字",
        "所在地_番地以下",
    ),
)
