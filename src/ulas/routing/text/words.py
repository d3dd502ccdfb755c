"""Word lists for Indonesian as citizens of Solo write it.

Source: written for this project from our own knowledge of Indonesian, Javanese and chat spelling;
no list was copied and none was mined from complaint texts. Each table is `written=meant`.
"""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, parted by blanks."""
    return frozenset(text.split())


def _table(text: str) -> dict[str, str]:
    pairs = (entry.split("=") for entry in text.split())
    return {written: meant.replace("_", " ") for written, meant in pairs}


CHAT = _table(
    """
    yg=yang yng=yang dgn=dengan dng=dengan dg=dengan utk=untuk utuk=untuk untk=untuk u/=untuk
    tdk=tidak tdak=tidak tak=tidak gak=tidak ga=tidak gk=tidak nggak=tidak ngga=tidak
    enggak=tidak engga=tidak kagak=tidak tidk=tidak ndak=tidak ndk=tidak tk=tidak blm=belum
    blum=belum belom=belum sdh=sudah udh=sudah udah=sudah dah=sudah sudh=sudah tlh=telah
    krn=karena karna=karena krna=karena jd=jadi jdi=jadi kpd=kepada kpda=kepada dr=dari dri=dari
    pd=pada pda=pada tp=tapi tpi=tapi ttp=tetap ttg=tentang tntg=tentang sy=saya sya=saya
    gw=saya gue=saya kmi=kami bs=bisa bsa=bisa hrs=harus hrus=harus lg=lagi lgi=lagi jg=juga
    jga=juga aja=saja aj=saja sja=saja bgt=sangat banget=sangat bngt=sangat sgt=sangat
    skrg=sekarang skrang=sekarang skr=sekarang bnyk=banyak byk=banyak bbrp=beberapa brp=berapa
    bgmn=bagaimana gimana=bagaimana gmn=bagaimana gmana=bagaimana knp=kenapa knpa=kenapa
    kpn=kapan dmn=di_mana dimana=di_mana mnrt=menurut spt=seperti sprti=seperti kyk=seperti
    kayak=seperti sm=sama sma=sama org=orang orng=orang ank=anak bpk=bapak bp=bapak pk=pak
    ibuk=ibu thn=tahun th=tahun bln=bulan bl=bulan mgg=minggu hr=hari tgl=tanggal mlm=malam
    mlem=malam pgi=pagi sblm=sebelum sblmnya=sebelumnya stlh=setelah slh=salah slalu=selalu
    sll=selalu trs=terus trus=terus tsb=tersebut tsbt=tersebut dll=dan_lain_lain dlm=dalam
    dpt=dapat dpn=depan blkg=belakang sblh=sebelah smpg=samping smping=samping dkt=dekat
    dket=dekat deket=dekat jgn=jangan mhn=mohon mohn=mohon tlg=tolong tlong=tolong trm=terima
    trims=terima_kasih trimakasih=terima_kasih terimakasih=terima_kasih trmksh=terima_kasih
    tks=terima_kasih thx=terima_kasih makasih=terima_kasih mksh=terima_kasih ass=assalamualaikum
    assalamu'alaikum=assalamualaikum askum=assalamualaikum aslm=assalamualaikum wass=wassalam
    hub=hubungi tlp=telepon telp=telepon telpon=telepon tlpn=telepon hp=telepon_genggam
    wa=whatsapp no=nomor nmr=nomor nmer=nomor nomer=nomor rmh=rumah rmah=rumah sklh=sekolah
    skolah=sekolah skul=sekolah mgkn=mungkin pny=punya pnya=punya msh=masih msih=masih
    kmrn=kemarin kmrin=kemarin bsk=besok ktnya=katanya mslh=masalah mslah=masalah
    perbaikn=perbaikan dibenerin=diperbaiki benerin=perbaiki dibetulin=diperbaiki
    betulin=perbaiki ngebut=kebut mcet=macet smpah=sampah lmpu=lampu lampune=lampu aer=air
    jembtn=jembatan jmbtn=jembatan pohn=pohon rsk=rusak rusk=rusak lubng=lubang lobang=lubang
    bolong=lubang pdhl=padahal pdahal=padahal ktp-el=ktp ektp=ktp e-ktp=ktp kk=kartu_keluarga
    akte=akta spd=sepeda motr=motor mtr=motor mobl=mobil ortu=orang_tua gpp=tidak_apa emg=memang
    emang=memang gitu=begitu gini=begini biar=agar kalo=kalau klo=kalau kl=kalau klau=kalau
    ama=sama bantuin=bantu cepet=cepat cpt=cepat mulu=terus doang=saja krj=kerja
    kerjaan=pekerjaan pemkot=pemerintah_kota pemda=pemerintah_daerah rs=rumah_sakit
    pkm=puskesmas
    """
)

STREET = _table(
    """
    jl=jalan jln=jalan jlan=jalan jalanan=jalan gg=gang gng=gang kel=kelurahan klrhn=kelurahan
    kec=kecamatan kcmtn=kecamatan kab=kabupaten prov=provinsi perum=perumahan prumahan=perumahan
    kp=kampung kmpg=kampung kmp=kampung dsn=dusun ds=desa lt=lantai blk=blok psr=pasar
    jbtn=jembatan stas=stasiun sta=stasiun term=terminal prapatan=perempatan
    perapatan=perempatan pertelon=pertigaan ptg=pertigaan bangjo=lampu_lalu_lintas
    trafficlight=lampu_lalu_lintas apill=lampu_lalu_lintas lalin=lalu_lintas lapter=lapangan
    lap=lapangan alun2=alun_alun
    """
)

JAVANESE = _table(
    """
    dalan=jalan dalane=jalan ndalan=jalan banyu=air banyune=air toya=air wit=pohon uwit=pohon
    wite=pohon peteng=gelap petengan=gelap rego=harga regane=harga rega=harga ngundake=menaikkan
    mundhak=naik mundak=naik mambu=bau mambune=bau reged=kotor regeti=kotor uwuh=sampah
    larahan=sampah omah=rumah omahe=rumah omahku=rumah griyo=rumah griya=rumah tonggo=tetangga
    tanggi=tetangga tonggoku=tetangga wong=orang wonge=orang tiyang=orang ora=tidak ra=tidak
    rak=tidak mboten=tidak boten=tidak wis=sudah wes=sudah sampun=sudah durung=belum
    dereng=belum kulo=saya kula=saya aku=saya panjenengan=anda sampeyan=anda njenengan=anda
    bocah=anak lare=anak gerah=sakit loro=sakit lara=sakit duit=uang duwit=uang arto=uang
    arta=uang yotro=uang nyuwun=minta jaluk=minta njaluk=minta tulung=tolong mugi=semoga
    mugo=semoga pripun=bagaimana piye=bagaimana priye=bagaimana kepiye=bagaimana napa=apa
    nopo=apa opo=apa ngopo=kenapa kenging=kenapa suwun=terima_kasih suwon=terima_kasih
    nuwun=permisi sugeng=selamat enjing=pagi enjang=pagi ndalu=malam wengi=malam bengi=malam
    esuk=pagi saben=setiap kabeh=semua sedoyo=semua sedaya=semua akeh=banyak kathah=banyak
    sithik=sedikit gedhe=besar gede=besar cilik=kecil alit=kecil dowo=panjang jembar=luas
    ciut=sempit anyar=baru lawas=lama suwe=lama suwi=lama dangu=lama cedhak=dekat cedak=dekat
    celak=dekat adoh=jauh tebih=jauh ngarep=depan ngarepan=depan mburi=belakang kulon=barat
    wetan=timur lor=utara kidul=selatan iki=ini iku=itu niki=ini niku=itu kuwi=itu kui=itu
    kene=sini kono=sana mriki=sini mriku=situ wonten=ada ono=ada ana=ada dadi=jadi iso=bisa
    isa=bisa saged=bisa arep=akan bade=akan badhe=akan karo=dengan kaliyan=dengan kalih=dengan
    saking=dari seko=dari soko=dari mlaku=jalan mlebu=masuk metu=keluar medal=keluar
    mili=mengalir kebanjiran=banjir kerep=sering asring=sering brisik=berisik rame=ramai
    sumuk=panas adem=dingin udan=hujan jawah=hujan geni=api kobong=terbakar kobongan=kebakaran
    ambruk=roboh rubuh=roboh tibo=jatuh dhuwur=tinggi duwur=tinggi endhek=rendah jero=dalam
    jeblong=berlubang jeblongan=lubang growong=berlubang krowak=berlubang bejat=rusak
    bubrah=rusak mampet=tersumbat buntu=tersumbat kali=sungai kalen=selokan got=selokan
    peceren=selokan sedulur=saudara bapake=bapak ibune=ibu simbah=nenek mbah=nenek mangan=makan
    maem=makan ngombe=minum tuku=beli tumbas=beli dodol=jual sadean=jual bakul=pedagang
    asu=anjing segawon=anjing kewan=hewan pitik=ayam ula=ular ulo=ular tawon=lebah
    maling=pencuri malinge=pencuri colong=curi nyolong=mencuri ngapusi=menipu diapusi=ditipu
    mendem=mabuk mabok=mabuk gelut=berkelahi tukaran=berkelahi parkire=parkir larang=mahal
    awis=mahal nunggu=tunggu ngenteni=menunggu nganti=sampai nggolek=mencari
    """
)

#: Phrases that mean one thing, longest first; applied after the word tables.
PHRASES: tuple[tuple[str, str], ...] = (
    ("lampu penerangan jalan umum", "pju"),
    ("penerangan jalan umum", "pju"),
    ("lampu penerangan jalan", "pju"),
    ("lampu jalan umum", "pju"),
    ("lampu pju", "pju"),
    ("lampu jalan", "pju"),
    ("kartu tanda penduduk", "ktp"),
    ("lampu merah", "lampu lalu lintas"),
    ("traffic light", "lampu lalu lintas"),
    ("matur terima kasih", "terima kasih"),
    ("telepon genggam", "ponsel"),
)

#: Words that carry no matter: grammar, politeness, form of address. `tokens` leaves them out.
STOPWORDS = word_set(
    """
    yang dan di ke dari untuk dengan pada kepada oleh ini itu tersebut adalah ialah atau juga saja
    karena jadi agar supaya bahwa kalau jika bila maka namun tapi tetapi sedangkan serta saat ketika
    sudah belum telah akan sedang masih lagi sangat sekali banyak beberapa semua setiap para sang si
    saya kami kita anda kamu dia mereka aku ku mu nya pak bapak bu ibu mas mbak kak bang saudara
    mohon tolong minta harap dimohon terima kasih permisi maaf selamat pagi siang sore malam
    assalamualaikum wassalam salam halo hai yth hormat dong deh sih kok lho loh ya iya nih kan mbok
    ada bisa dapat harus apa apakah bagaimana kenapa mengapa kapan siapa mana sini sana situ begitu
    begini seperti sama lain lain-lain dll sampai hingga sejak sebelum setelah dalam antara tentang
    terhadap secara hal pun lah kah per a b c d e f g h i j k l m n o p q r s t u v w x y z
    lapor aduan adu keluhan keluh bantuan_mohon segera tindak lanjut ditindaklanjuti
    nomor rt rw hari bulan tahun tanggal jam menit
    """
)

#: Words with which a matter starts: a "name" in a bridge prefix that holds one is no name.
NOT_A_NAME = word_set(
    """
    jalan lampu pju air pdam sampah parkir banjir pohon selokan got drainase trotoar bau macet
    jembatan mohon tolong selamat bantuan bansos ktp sekolah pasar warga ada di kami saya izin ijin
    pak bu bapak ibu mas assalamualaikum lapor mau kenapa kapan bagaimana tanya kebakaran kabel
    listrik saluran sungai kali rumah dana pajak puskesmas rusak mati lubang berlubang darurat
    """
)

LEET = str.maketrans("0134578@$", "oieastbas")

#: Units that follow a number without a space ("3hari", "2x"): the number is a number.
GLUED = word_set(
    "x hari bulan tahun minggu jam menit orang kali km m cm kg meter ribu rb juta jt an"
)
