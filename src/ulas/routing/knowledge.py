"""What agencies of an Indonesian city usually do, by the words in their names.

Source: written for this project from our own knowledge of how city governments divide their work
and of how people speak of it; nothing was copied or mined from complaints. It lets the router
begin on the day that a city has typed no more than the names of its agencies, and it helps
agencies that get few cases.
"""

from __future__ import annotations

from functools import cache

from ulas.routing.facts import AgencyFacts
from ulas.routing.text import normalise

#: A paragraph: words of which one is in the name of the agency, then what people bring there.
_PARAGRAPHS = """
pekerjaan umum|bina marga|sumber daya air|penataan ruang: jalan rusak, jalan berlubang, aspal
mengelupas, perbaikan jalan, jalan paving amblas, trotoar rusak, jembatan rusak, saluran
tersumbat, selokan mampet, gorong gorong, drainase, banjir setiap hujan, genangan air, tanggul
sungai, pintu air, pengerukan sungai, pompa air banjir, tutup saluran hilang, galian di jalan,
box culvert

perumahan|permukiman|pertanahan|perkimtan: rumah tidak layak huni, bedah rumah, rusun, rumah
susun, sewa rusunawa, kawasan kumuh, sertifikat tanah, sengketa tanah, izin mendirikan bangunan,
bangunan tanpa izin, persetujuan bangunan gedung, fasilitas umum perumahan, pengembang
perumahan, makam, sanitasi warga, septic tank

perhubungan: lampu jalan mati, pju padam, penerangan jalan umum, lampu lalu lintas mati, rambu
jalan, parkir liar, juru parkir, tarif parkir, kemacetan, bus kota, halte, angkutan umum,
trayek, marka jalan, zebra cross, polisi tidur, truk melintas, jalan satu arah, uji kir,
terminal

lingkungan hidup|kebersihan|pertamanan: sampah menumpuk, sampah tidak diangkut, tempat
pembuangan sampah, tps, bau sampah, buang sampah sembarangan, petugas kebersihan, pohon tumbang,
pangkas pohon, perantingan, taman kota, pencemaran sungai, limbah pabrik, asap pembakaran,
polusi udara, rumput liar, bank sampah, kebisingan pabrik, penyapuan jalan

sosial: bantuan sosial, bansos, pkh, bpnt, blt, bantuan langsung tunai, belum dapat bantuan,
data terpadu, dtks, keluarga miskin, surat keterangan miskin, lansia terlantar, gelandangan,
pengemis, anak jalanan, orang gangguan jiwa, penyandang disabilitas, panti asuhan, kartu
keluarga sejahtera

kependudukan|pencatatan sipil|dukcapil: ktp, cetak ktp elektronik, kartu keluarga, akta
kelahiran, akta kematian, pindah domisili, surat pindah, nik tidak terdaftar, nik tidak aktif,
kartu identitas anak, perekaman ktp, identitas kependudukan digital, perubahan data penduduk,
blangko ktp habis

pendidikan: sekolah, guru, penerimaan siswa baru, ppdb, zonasi, seragam sekolah, uang gedung,
iuran sekolah, pungutan sekolah, komite sekolah, ijazah ditahan, beasiswa, siswa, murid, kepala
sekolah, sd negeri, smp negeri, kip, bantuan operasional sekolah

kesehatan: puskesmas, bpjs, bpjs kesehatan, kartu indonesia sehat, vaksin, vaksinasi, imunisasi,
demam berdarah, fogging, posyandu, dokter, perawat, pelayanan puskesmas, stunting, obat habis,
ambulans, wabah, surat sehat, surat rujukan

rsud|rumah sakit umum: rumah sakit, antrean rumah sakit, rawat inap, kamar rawat penuh, poli
rumah sakit, dokter spesialis, igd, pendaftaran pasien, operasi ditunda, parkir rumah sakit,
apotek rumah sakit, hasil laboratorium

polisi pamong praja|satpol: penertiban, pedagang kaki lima, pkl di trotoar, razia, minuman
keras, miras, keributan warga, musik keras malam, kafe sampai larut malam, balap liar, pengamen,
manusia silver, reklame liar, spanduk liar, bangunan liar, prostitusi, rumah kos bebas, tawuran
remaja, mabuk mabukan, perda dilanggar

pemadam kebakaran|damkar: kebakaran, pemadam, mobil pemadam, evakuasi ular, sarang tawon, kucing
terjebak, hidran, alat pemadam api, penyelamatan orang terjebak, cincin tersangkut di jari, api,
proteksi kebakaran gedung

penanggulangan bencana|bpbd: bencana, tanah longsor, angin puting beliung, rumah roboh, pohon
tumbang menimpa rumah, korban banjir, tenda pengungsi, darurat 112, call center 112, gempa,
evakuasi korban, tanggap darurat, kekeringan

pemberdayaan perempuan|perlindungan anak|pelindungan anak|keluarga berencana: kekerasan dalam
rumah tangga, kdrt, kekerasan pada anak, pelecehan seksual, anak ditelantarkan, perempuan
dipukul suami, hak asuh anak, pernikahan dini, perundungan, keluarga berencana, kb gratis,
kontrasepsi, penyuluh kb, anak putus sekolah karena hamil

pendapatan|bapenda: pajak bumi dan bangunan, pbb, bphtb, tagihan pbb, balik nama pbb, pajak
restoran, pajak hotel, pajak reklame, pajak parkir, denda pajak, nop, sppt, keringanan pajak,
pembayaran pajak daerah

keuangan|aset: aset pemerintah, tanah milik pemkot, sewa lahan pemkot, izin pemakaian tanah,
lahan aset terbengkalai, anggaran daerah, apbd, retribusi kekayaan daerah, hibah

kepegawaian|pengembangan sumber daya manusia|bkpsdm: cpns, pppk, seleksi pegawai, tes cpns,
mutasi pegawai, kenaikan pangkat, disiplin pegawai, asn, pns, tenaga honorer, pensiun pegawai,
gaji pegawai, pegawai kontrak

perizinan|penanaman modal|pelayanan terpadu|dpmptsp: izin usaha, nib, oss, izin praktik,
perizinan online, izin reklame, izin operasional, mal pelayanan publik, siup, investasi, izin
belum terbit, antrean perizinan

komunikasi dan informatika|komunikasi informatika|kominfo: aplikasi error, aplikasi pemkot,
website tidak bisa dibuka, wifi gratis, wifi publik, cctv kota, internet, kode otp, akun tidak
bisa masuk, hoaks, tower telekomunikasi, kabel internet semrawut, kabel fiber, live chat

tenaga kerja|ketenagakerjaan|perindustrian: lowongan kerja, pencari kerja, kartu kuning, ak1,
phk, upah di bawah umk, gaji tidak dibayar, thr tidak dibayar, pelatihan kerja, bursa kerja,
perusahaan menahan ijazah, serikat pekerja, jam kerja, outsourcing, pabrik, industri kecil

koperasi|usaha kecil|ukm|umkm: umkm, bantuan umkm, modal usaha, pelaku usaha mikro, koperasi
simpan pinjam, sentra kuliner, pelatihan usaha, bpum, stan umkm, sertifikat halal umkm,
pemasaran produk

perdagangan|pasar: harga sembako naik, minyak goreng langka, harga beras, pasar tradisional,
pasar kotor, kios pasar, los pasar, retribusi pasar, pedagang pasar, operasi pasar, gas elpiji
langka, timbangan curang, pasar murah, tera ulang

kebudayaan|pariwisata: tempat wisata, objek wisata, pertunjukan seni, festival budaya, cagar
budaya, museum, gedung kesenian, sanggar, promosi wisata, hiburan malam, tiket wisata, situs
sejarah

pemuda|kepemudaan|olah raga|olahraga: lapangan olahraga, stadion, gor, kolam renang, sewa
lapangan, atlet, karang taruna, turnamen, lapangan futsal, lapangan bola, pembinaan pemuda,
jogging track

perpustakaan|kearsipan|arsip: perpustakaan, pinjam buku, taman bacaan, koleksi buku, arsip,
kartu anggota perpustakaan

pangan|pertanian|perikanan|peternakan: sawah, petani, pupuk, hewan ternak, kucing liar, anjing
liar, vaksin rabies, pemotongan hewan, hewan kurban, penyakit hewan, bibit tanaman, urban
farming, ikan, nelayan, ketahanan pangan, ulat bulu

kesatuan bangsa|kesbangpol: ormas, organisasi masyarakat, izin penelitian, surat rekomendasi
penelitian, partai politik, kerukunan umat beragama, tempat ibadah, perizinan magang, mahasiswa
penelitian, radikalisme

perencanaan|bappeda: musrenbang, usulan pembangunan, rencana pembangunan kota, rpjmd, data
statistik, riset

inspektorat: korupsi, pungli, pungutan liar, suap, penyalahgunaan wewenang, oknum pegawai,
gratifikasi, penyelewengan dana, proyek fiktif

dewan perwakilan|dprd|setwan: anggota dewan, dprd, rapat dengar pendapat, reses, aspirasi dewan,
sidang paripurna

perekonomian|air minum|pdam: air pdam mati, air tidak mengalir, air keruh, tagihan pdam, meteran
air, pipa bocor, sambungan baru pdam, tekanan air kecil, pelanggan pdam, air kecil, pipa pecah,
pasang pdam

pemerintahan|kesejahteraan rakyat: insentif rt rw, pemilihan rt, pemekaran rt, batas wilayah,
honor modin, guru ngaji, bantuan tempat ibadah, masjid, hibah keagamaan, lpmk, haji

protokol|umum|sekretariat daerah: bertemu wali kota, audiensi wali kota, undangan wali kota,
jadwal kunjungan wali kota, surat untuk wali kota, peminjaman gedung balai kota, kritik untuk
wali kota, acara pemkot

kecamatan|kelurahan: kantor kelurahan, kantor kecamatan, lurah, camat, pelayanan kelurahan,
petugas kelurahan, surat pengantar rt, ketua rt, ketua rw, tetangga mengganggu, permasalahan
warga, kerja bakti, balai rw, iuran kampung, pungutan rt, surat keterangan domisili, portal gang
ditutup, linmas, tetangga memelihara ayam

satwa|kebun binatang: kebun binatang, tiket taman satwa, hewan di kebun binatang, kandang, taman
satwa

bank: kredit bank, tabungan, buku tabungan, atm, angsuran bank, nasabah

universitas|perguruan tinggi: kampus, mahasiswa, kuliah, ukt, dosen, wisuda, beasiswa kuliah,
parkir kampus

polresta|polres|kepolisian: sim, pencurian motor, maling, laporan polisi, penipuan, tilang,
narkoba, begal, perjudian, knalpot brong, balap motor, kehilangan barang, surat kehilangan, skck

rumah tahanan|rutan|lembaga pemasyarakatan: tahanan, napi, kunjungan tahanan, rutan, sipir

kejaksaan|kejari: jaksa, kejaksaan, tuntutan, barang bukti, tilang di kejaksaan, kasus korupsi

pengadilan: sidang, pengadilan, hakim, perkara, putusan, panitera, eksekusi putusan
"""


def usual_matters(agency: AgencyFacts) -> tuple[str, ...]:
    """What people usually bring to an agency of this name; nothing where the name tells nothing."""
    name = f" {normalise(' '.join((agency.name, *agency.aliases)))} "
    return tuple(
        phrase
        for names, phrases in _usual()
        if any(f" {each} " in name for each in names)
        for phrase in phrases
    )


@cache
def _usual() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """(normalised words of names, phrases) of each paragraph."""
    paragraphs = (paragraph.partition(":") for paragraph in _PARAGRAPHS.strip().split("\n\n"))
    return tuple(
        (
            tuple(normalise(each) for each in names.split("|")),
            tuple(" ".join(phrase.split()) for phrase in phrases.split(",")),
        )
        for names, _, phrases in paragraphs
    )
