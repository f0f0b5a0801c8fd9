"""The pages on which something goes public, whatever it is made of: minutes, or an evaluation. [N §8, 評価§6②]"""

from meetings.views.public_hub.board import notice_board
from meetings.views.public_hub.hub import hub
from meetings.views.public_hub.last_look import pictures_of, publish
from meetings.views.public_hub.place import Pages, Place
from meetings.views.public_hub.ways import remove, way
from meetings.views.public_hub.withdraw import withdraw

__all__ = ["Pages", "Place", "hub", "notice_board", "pictures_of", "publish", "remove", "way", "withdraw"]
