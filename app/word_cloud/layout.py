"""Provisional."""
from typing import NamedTuple
class PW(NamedTuple):
    word: str; count: int; size: float; x: float; y: float; width: float; colour: int
class Picture(NamedTuple):
    stage: tuple[int,int]; words: list[PW]; more: int
class Cloud:
    def update(self, words):
        self.w=[PW(w,c,30.,0.,40.*i,100.,0) for i,(w,c) in enumerate(words[:20])]; self.m=max(0,len(words)-20); return self.settle()
    def settle(self): return Picture((1920,1080), self.w, self.m)
    def to_json(self): return b"{}"
    @classmethod
    def from_json(cls, d): return cls()
