"""The one act that comes next on the way to the public: what is so, what it means, the button."""

from evaluations.views.publishing_outlook import Outlook, Stage
from evaluations.views.publishing_round import address_of
from meetings.next_act import Act
from meetings.views.publishing_acts import out_act, ready_act


def act_of(outlook: Outlook) -> Act:
    """What comes next."""
    return _ACTS[outlook.stage](outlook)


def _nothing(outlook: Outlook) -> Act:
    return Act(outlook.why_not, "", "評価の進み具合を見る", address_of("evaluation", outlook.round))


def _not_final(outlook: Outlook) -> Act:
    if outlook.published:
        text = "評価の結果を訂正しているところです。確定するまで、公開ページは前のままです。"
    else:
        text = "結果が確定すると、公表用の文を作れます。紙の結果を掲示したときなどは、下に記録してください。"
    href = address_of("evaluation", outlook.round)
    return Act("評価の結果がまだ確定していません", text, "評価の進み具合を見る", href)


def _not_begun(outlook: Outlook) -> Act:
    return Act(
        "公表用の文を作ります",
        "確定した評価の結果から、個人が特定されない公表用の文を作ります。元の評価は変わりません。",
        "公表用の文を作る",
        address_of("evaluation_public", outlook.round),
    )


def _making(outlook: Outlook) -> Act:
    title = "公表用の文を作っているところです"
    text = "文を読み直して、確認を済ませてください。"
    if outlook.open_count:
        text = f"個人の特定につながるかもしれない所が、あと{outlook.open_count}か所あります。"
    if outlook.published:
        title = "訂正版を作っているところです"
        text += "公表し直すまで、公開ページは前のままです。"
    return Act(title, text, "公表用の文を仕上げる", address_of("evaluation_public", outlook.round))


def _waiting(outlook: Outlook) -> Act:
    return Act(
        "ほかの方の確認を待っています",
        "この事業所では、依頼した方とは別の方が確認してから公表します。",
        "公表用の文を開く",
        address_of("evaluation_public", outlook.round),
    )


def _ready(outlook: Outlook) -> Act:
    return ready_act(outlook, address_of("evaluation_publish", outlook.round))


_ACTS = {
    Stage.NOTHING: _nothing,
    Stage.NOT_FINAL: _not_final,
    Stage.NOT_BEGUN: _not_begun,
    Stage.MAKING: _making,
    Stage.WAITING: _waiting,
    Stage.READY: _ready,
    Stage.OUT: out_act,
}
