"""Made-up labelled complaints for the router's tests; the words of each agency are its own."""

from __future__ import annotations

import random

from ulas.routing.training import Example

WORDS = {
    "DISHUB": ["lampu", "pju", "mati", "gelap", "parkir", "liar", "macet", "rambu", "halte"],
    "DLH": ["sampah", "menumpuk", "bau", "pohon", "tps", "angkut", "taman", "limbah"],
    "PDAM": ["air", "keruh", "tagihan", "meteran", "pipa", "bocor", "pelanggan", "sambungan"],
    "DINSOS": ["bansos", "bantuan", "pkh", "miskin", "lansia", "data", "terdaftar", "keluarga"],
}
FILLER = ["mohon", "di", "jalan", "rumah", "warga", "sudah", "lama", "pak", "kami", "dekat"]


def made_up(count: int, seed: int = 1) -> list[Example]:
    chance = random.Random(seed)
    codes = list(WORDS)
    examples = []
    for number in range(count):
        code = codes[number % len(codes)]
        words = chance.sample(WORDS[code], 3) + chance.sample(FILLER, 4)
        chance.shuffle(words)
        examples.append(Example(" ".join(words), code))
    return examples
