"""Signs of urgency and confidentiality, and texts that are no complaint. Only suggestions."""

from __future__ import annotations

from ulas.routing.facts import CategoryFacts
from ulas.routing.proposal import Sign, TextKind
from ulas.routing.text import has_link, normalise, stem, tokens
from ulas.routing.text.words import word_set

_URGENT: tuple[tuple[str, str, str], ...] = (
    (
        "LIFE",
        "Ada bahaya bagi nyawa",
        """kebakaran|terbakar|tersetrum|kesetrum|setrum|tersengat listrik|kabel putus|
        kabel menjuntai|kabel telanjang|pingsan|sekarat|tenggelam|hanyut|tertimpa|terjebak|
        kritis|bunuh diri|gas bocor|bocor gas|ledakan|meledak|keracunan|tidak sadar|
        korban jiwa|korban meninggal|kecelakaan|nyawa|ambulans|ambulan""",
    ),
    (
        "COLLAPSE",
        "Ada bangunan, pohon atau tanah yang roboh",
        """roboh|ambrol|longsor|pohon tumbang|tumbang|mau roboh|jembatan putus|tanggul jebol|
        jebol""",
    ),
    ("FLOOD", "Ada banjir", "banjir|air masuk rumah|terendam"),
    (
        "VIOLENCE",
        "Ada kekerasan atau ancaman",
        """dipukul|dipukuli|pemukulan|dianiaya|penganiayaan|kdrt|kekerasan|diancam|
        ancaman pembunuhan|diperkosa|perkosaan|pemerkosaan|pelecehan|dicabuli|pencabulan|
        tawuran|senjata tajam|klitih|begal|diculik|penculikan|disekap""",
    ),
    (
        "CHILD",
        "Ada anak yang terancam",
        """anak hilang|anak ditelantarkan|menelantarkan anak|anak dipukul|kekerasan anak|
        anak disiksa|perundungan|bullying|dibully|bayi dibuang|buang bayi|eksploitasi anak|
        anak dijual""",
    ),
)
_SENSITIVE: tuple[tuple[str, str, str], ...] = (
    (
        "CORRUPTION",
        "Menyebut dugaan korupsi atau pungutan liar",
        """korupsi|korup|pungli|pungutan liar|suap|disuap|menyuap|gratifikasi|uang pelicin|
        pelicin|sogok|disogok|menyogok|mark up|proyek fiktif|dana diselewengkan|penyelewengan|
        penggelapan uang|penggelapan dana|uang digelapkan|dana digelapkan|kas digelapkan|
        uang rokok|nepotisme""",
    ),
    (
        "STAFF",
        "Mengadukan perilaku petugas",
        """oknum|petugas kasar|petugas membentak|pegawai selingkuh|asn selingkuh|pns selingkuh|
        petugas minta uang|pegawai minta uang|kepala sekolah minta|penyalahgunaan wewenang|
        petugas mabuk|pegawai bolos|asn bolos""",
    ),
    (
        "VIOLENCE",
        "Menyangkut kekerasan atau pelecehan",
        """kdrt|pelecehan|perkosaan|pemerkosaan|diperkosa|dicabuli|pencabulan|kekerasan seksual|
        kekerasan anak|kekerasan perempuan|dianiaya suami|dipukul suami|perundungan|bullying|
        dibully""",
    ),
    (
        "HEALTH",
        "Menyebut keadaan kesehatan seseorang",
        "hiv|aids|odha|gangguan jiwa|odgj|hamil di luar nikah",
    ),
    (
        "ASKED",
        "Pengadu meminta dirahasiakan",
        """rahasiakan|dirahasiakan|jangan sebut nama|jangan disebut nama|jangan sebutkan nama|
        sembunyikan identitas|takut ketahuan|takut dibalas|nama saya jangan""",
    ),
)
_GREETING = word_set(
    """selamat pagi siang sore malam halo hai hallo assalamualaikum permisi terima kasih
        salam tes test coba p ping hi hello admin min kak pak bu bapak ibu mas mbak mau tanya
        ya nggih monggo wali ok oke apakah ini lapor aduan ulas bot om swastiastu rahayu
        sejahtera sehat semoga kabar apa wassalam waalaikumsalam alaikum warahmatullahi
        wabarakatuh wr wb"""
)
_PROMOTION = """slot gacor|gacor|maxwin|deposit|withdraw|bonus new member|new member|
        daftar sekarang|klik link|klik di sini|pinjaman cepat|pinjaman online cepat|tanpa jaminan|
        bunga rendah|promo|diskon|hubungi kami sekarang|investasi|passive income|followers|
        jasa seo|togel|casino|cuan|kerja dari rumah|join grup|join sekarang|jual obat|
        pembesar|pelangsing"""
_INSULT = word_set(
    """anjing bangsat bajingan goblok tolol bego dungu kampret keparat brengsek babi monyet
        jancuk jancok cok dancok asu jingan matamu ndasmu gathel kontol memek ngentot tai
        setan iblis idiot gila sinting budeg picek kirik celeng bodoh"""
)


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    found = (tokens(" ".join(phrase.split())) for phrase in text.split("|"))
    return tuple(phrase for phrase in found if phrase)


_URGENT_PHRASES = tuple((key, sentence, _phrases(text)) for key, sentence, text in _URGENT)
_SENSITIVE_PHRASES = tuple((key, sentence, _phrases(text)) for key, sentence, text in _SENSITIVE)
_PROMOTION_PHRASES = _phrases(_PROMOTION)
_GREETING_STEMS = frozenset(stem(word) for word in _GREETING)
_INSULT_STEMS = frozenset(stem(word) for word in _INSULT)


def urgency_signs(words: tuple[str, ...], category: CategoryFacts | None) -> tuple[Sign, ...]:
    """Danger to life, collapse, flood, violence, children, or an emergency category."""
    signs = _matching(words, _URGENT_PHRASES)
    if category and category.emergency:
        sentence = f"Kategori “{category.name}” ditandai darurat."
        signs = (Sign("CATEGORY", category.name, sentence), *signs)
    return signs


def confidentiality_signs(
    words: tuple[str, ...], category: CategoryFacts | None
) -> tuple[Sign, ...]:
    """Corruption, staff, violence, health, a plea for secrecy, or a confidential category."""
    signs = _matching(words, _SENSITIVE_PHRASES)
    if category and category.confidential:
        sentence = f"Kategori “{category.name}” bersifat rahasia."
        signs = (Sign("CATEGORY", category.name, sentence), *signs)
    return signs


def kind_of(text: str) -> TextKind:
    """Whether `text` is a complaint at all. In doubt it is one."""
    spoken = {stem(word) for word in normalise(text).split() if not word.isdigit()}
    if len("".join(spoken)) < 3 and not spoken & _GREETING_STEMS:
        return TextKind.EMPTY
    matter = tokens(text)
    if _is_spam(text, matter):
        return TextKind.SPAM
    if spoken <= _GREETING_STEMS:
        return TextKind.GREETING
    if spoken & _INSULT_STEMS and len([word for word in matter if word not in _INSULT_STEMS]) <= 2:
        return TextKind.INSULT
    return TextKind.COMPLAINT


def phrase_places(words: tuple[str, ...]) -> dict[str, list[int]]:
    """Word -> positions, to find phrases fast."""
    places: dict[str, list[int]] = {}
    for position, word in enumerate(words):
        places.setdefault(word, []).append(position)
    return places


def holds(phrase: tuple[str, ...], words: tuple[str, ...], places: dict[str, list[int]]) -> bool:
    """Whether `phrase` stands in `words`, whose positions are `places`."""
    size = len(phrase)
    return any(words[at : at + size] == phrase for at in places.get(phrase[0], ()))


def _matching(
    words: tuple[str, ...], table: tuple[tuple[str, str, tuple[tuple[str, ...], ...]], ...]
) -> tuple[Sign, ...]:
    places = phrase_places(words)
    signs = []
    for key, sentence, phrases in table:
        found = [" ".join(phrase) for phrase in phrases if holds(phrase, words, places)]
        if found:
            signs.append(Sign(key, ", ".join(found[:3]), f"{sentence} (“{found[0]}”)."))
    return tuple(signs)


def _is_spam(text: str, words: tuple[str, ...]) -> bool:
    """Promotion with a link, or promotion many times: complaints about gambling are neither."""
    places = phrase_places(words)
    promotions = sum(holds(phrase, words, places) for phrase in _PROMOTION_PHRASES)
    return promotions >= 4 or (promotions >= 2 and has_link(text))
