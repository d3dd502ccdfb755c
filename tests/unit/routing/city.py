"""A small city for the router's tests."""

from ulas.routing import AgencyFacts, Catalogue, CategoryFacts, Rule

CITY = Catalogue(
    agencies=(
        AgencyFacts("DPUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", ("dpu", "dinas pu")),
        AgencyFacts("DISHUB", "Dinas Perhubungan", ("dishub",)),
        AgencyFacts("DLH", "Dinas Lingkungan Hidup", ("dlh",)),
        AgencyFacts("PDAM", "Perumda Air Minum", ("pdam", "toya wening"), "BUMD"),
        AgencyFacts("DP3AP2KB", "Dinas Pemberdayaan Perempuan", ()),
        AgencyFacts("KEC-JEBRES", "Kecamatan Jebres", ()),
    ),
    categories=(
        CategoryFacts("JALAN", "Jalan dan Drainase", "DPUPR", ("jalan berlubang", "selokan")),
        CategoryFacts("PJU", "Penerangan Jalan Umum", "DISHUB", ("pju", "lampu mati")),
        CategoryFacts("PARKIR", "Perparkiran", "DISHUB", ("parkir", "juru parkir")),
        CategoryFacts("SAMPAH", "Lingkungan Hidup", "DLH", ("sampah", "tps", "pohon")),
        CategoryFacts("AIR", "Pelayanan PDAM", "PDAM", ("air mati", "tagihan air", "meteran")),
        CategoryFacts("ANAK", "Perempuan dan Anak", "DP3AP2KB", ("kdrt",), confidential=True),
        CategoryFacts("LAIN", "Lain-lain", None),
    ),
    rules=(
        Rule("pelanggan", ("pelanggan + pdam",), None, "PDAM", "AIR", True, "Nomor pelanggan air."),
        Rule(
            "kelurahan",
            ("kantor kelurahan",),
            "33.72.04",
            "KEC-JEBRES",
            None,
            False,
            "Kantor kelurahan di Jebres di bawah kecamatannya.",
        ),
    ),
)
