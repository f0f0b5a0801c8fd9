"""The one act that comes next on the way to the public: what is so, what it means, the button."""

from meetings.enums import PublicTextState
from meetings.next_act import Act
from meetings.views.public_hub.outlook import Outlook, Stage


def act_of(outlook: Outlook) -> Act:
    """What comes next."""
    return _ACTS[outlook.stage](outlook)


def _nothing(outlook: Outlook) -> Act:
    return Act(outlook.why_not, "", *outlook.place.meanwhile)


def _not_final(outlook: Outlook) -> Act:
    inside = outlook.place.inside
    if outlook.published:
        text = f"{inside}を訂正しているところです。確定するまで、公開ページは前のままです。"
    else:
        text = f"{inside}が確定すると、公表用の文を作れます。紙の{inside}を掲示したときなどは、下に記録してください。"
    return Act(f"{inside}がまだ確定していません", text, *outlook.place.course)


def _not_begun(outlook: Outlook) -> Act:
    inside = outlook.place.inside
    text = f"確定した{inside}から、個人が特定されない公表用の文を作ります。元の{inside}は変わりません。"
    return Act("公表用の文を作ります", text, "公表用の文を作る", outlook.place.editor)


def _making(outlook: Outlook) -> Act:
    title = "公表用の文を作っているところです"
    text = "文を読み直して、確認を済ませてください。"
    if outlook.review and (count := len(outlook.review.open)):
        text = f"個人の特定につながるかもしれない所が、あと{count}か所あります。"
    elif outlook.words and outlook.words.state == PublicTextState.READY:
        text = f"確認したあとに、{outlook.place.inside}か構成員の情報が変わりました。もう一度、確かめてください。"
    if outlook.published:
        title = "訂正版を作っているところです"
        text += "公表し直すまで、公開ページは前のままです。"
    return Act(title, text, "公表用の文を仕上げる", outlook.place.editor)


def _waiting(outlook: Outlook) -> Act:
    text = "この事業所では、依頼した方とは別の方が確認してから公表します。"
    return Act("ほかの方の確認を待っています", text, "公表用の文を開く", outlook.place.editor)


def _ready(outlook: Outlook) -> Act:
    again = outlook.published is not None
    return Act(
        "訂正版を公表できます" if again else "公表できます",
        "次の画面で、公表する内容をもう一度確かめます。まだ公表されません。",
        "訂正版の内容を確かめる" if again else "公表する内容を確かめる",
        outlook.place.address(outlook.place.pages.publish),
    )


def _out(outlook: Outlook) -> Act:
    text = "どなたでも読めます。直すときは、公表用の文を直して、もう一度公表します。"
    more, label, href = outlook.place.afterwards
    return Act("公表しています", f"{text}{more}", label or "公開ページを見る", href or outlook.page)


_ACTS = {
    Stage.NOTHING: _nothing,
    Stage.NOT_FINAL: _not_final,
    Stage.NOT_BEGUN: _not_begun,
    Stage.MAKING: _making,
    Stage.WAITING: _waiting,
    Stage.READY: _ready,
    Stage.OUT: _out,
}
