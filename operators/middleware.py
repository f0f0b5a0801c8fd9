"""A view that declares no access is refused: the first of the three guards. [ARCHITECTURE, Access]"""
