"""The texts of the golden set: hand-written samples of many scripts, and seeded mixtures of them."""
import random
import unicodedata

ENGLISH = """Turn on the kitchen lights, please.
unaffable
The quick brown fox jumps over the lazy dog; then it doesn't.
"Don't panic!" she said - loudly (twice), at 10:45 p.m.
I'd rather have 3.14159 slices of pi(e) & a $1,000.50 cheque @ home.
state-of-the-art, co-operate, re-enter, e-mail: user.name+tag@example.org
C++ and C# vs. F#; a[i] = b{j} | ~c ^ d % e \\ f / g
https://example.org/a/b?c=d&e=f#g
HELLO World MiXeD CaSe iPhone eBay
tokenization untokenizable antidisestablishmentarianism floccinaucinihilipilification
supercalifragilisticexpialidocious hippopotomonstrosesquippedaliophobia
1234567890 0x1F 1e-5 -273.15 50% #1 No.5 2nd 3rd
it's we're they've I'm you'd she'll o'clock 'tis rock'n'roll
snake_case camelCase kebab-case SCREAMING_SNAKE __init__ ...
a b c d e f g
The [MASK] sat on the mat.
Mr. & Mrs. O'Neil-Smith, Ph.D., lived at 221B Baker St.
what's the weather in new york tomorrow
set a timer for five minutes
book a table for two at 7pm""".split("\n")

OTHERS = """今天天气很好，我们去公园吧。
请打开厨房的灯
机器学习需要多少数据？
漢字とひらがなとカタカナ
東京特許許可局、すもももももももものうち
ｶﾀｶﾅ ﾊﾝｶｸ ＦＵＬＬ ｗｉｄｔｈ １２３
パーティーでピザを食べました。
안녕하세요 세계
오늘 날씨가 어때요? 불을 켜 주세요.
한국어 형태소 분석
ㄱㄴㄷ ㅏㅑㅓ
مرحبا بالعالم، كيف حالك؟
السَّلامُ عَلَيْكُمْ
اَلْعَرَبِيَّةُ ١٢٣٤٥
سلام دنیا، حال شما چطور است؟ می‌خواهم
שלום עולם, מה שלומך?
בְּרֵאשִׁית בָּרָא אֱלֹהִים
สวัสดีชาวโลก วันนี้อากาศดี
ภาษาไทยไม่มีช่องว่าง
नमस्ते दुनिया, आप कैसे हैं?
क्षत्रिय ज्ञान श्री हिन्दी
বাংলা ভাষা ও সাহিত্য
தமிழ் மொழி வணக்கம்
తెలుగు భాష
ಕನ್ನಡ ಭಾಷೆ
മലയാളം ഭാഷ
ਪੰਜਾਬੀ ਗੁਰਮੁਖੀ
ગુજરાતી
සිංහල භාෂාව
ລາວ ພາສາ
ភាសាខ្មែរ
မြန်မာဘာသာ
བོད་སྐད་
ქართული ენა ᲥᲐᲠᲗᲣᲚᲘ
Հայերեն լեզու
አማርኛ ቋንቋ
ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ
ᐃᓄᒃᑎᑐᑦ
Привет, мир! Как дела? Ёлка ёж ЙОД
Українська їжак ґанок
Съешь же ещё этих мягких французских булок
Ελληνικά: Καλημέρα κόσμε ΟΔΥΣΣΕΥΣ όσος
ΆΈΉΊΌΎΏ ΐΰ ς σ Σ
Çà et là, l'été à Noël: œuvre, cœur, naïveté, garçon
Größe, Straße, STRASSE, ẞ, Äpfel, Übung, Öl
El niño comió piñas; ¿qué? ¡Olé!
São Paulo, coração, maçã, pão
Žluťoučký kůň úpěl ďábelské ódy
Zażółć gęślą jaźń ŁÓDŹ
Árvíztűrő tükörfúrógép
İstanbul'da ışık IŞIK Iğdır ılık
Tiếng Việt có dấu: Nguyễn, phở, đường
Reykjavík Þór Æsir ðað
Ǆ ǅ ǆ Ǉ ǈ ǉ Ǌ ǋ ǌ Ǳ ǲ ǳ ﬁ ﬂ ﬃ ﬅ
ʻŌlelo Hawaiʻi
Malti: ħ ġ ż Għ
Tamaziɣt ⵜⴰⵎⴰⵣⵉⵖⵜ
ꙀꙁꚀ ꜲꜳꞋ ⱮⱯ Ꭰꭰ
𐐀𐐨 𞤀𞤢 𐓀𐓨 𐲀𐳀
𝐇𝐞𝐥𝐥𝐨 𝒲ℴ𝓇𝓁𝒹 𝟘𝟙𝟚 ℝ ℕ Å Ω K
①②③ Ⅷ ⅷ ½ ¾ x² H₂O ™ © ®
→ ← ∑ ∫ √ ∞ ≠ ≤ ≥ ± × ÷
€ £ ¥ ₹ ₿ ¢
“curly” ‘quotes’ «guillemets» „low“ ‹single› 「鉤」『二重』【隅付】〈山〉《二重山》
en–dash em—dash bar― minus− hyphen‐ nb‑hyphen soft­hyphen ellipsis… bullet•
؟ ، ؛ । ॥ ። ፧ ၊ ။ ། ។ ៕ 、。・‥ ！？；：
👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈 🇩🇪 ❤️ ☃️ 1️⃣ 🧑🏿‍🚀
😀😁😂🤣 ok👍not
I ❤ NY ☕️ at 5⏰
e\u0301 \u00e9 a\u030a \u00e5 o\u0302\u0323 \u1ed9 n\u0303 \u00f1 I\u0307 i\u0307
a\u0300\u0301\u0302\u0303\u0304\u0305\u0306b Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324alg\u0316o
\u1100\u1161\u11a8 \uac01 \u1112\u1161\u11ab
\u00a0nbsp\u2003em\u3000ideographic\u1680ogham\u2028line\u2029para\u205fmath\u202fnarrow
zero\u200bwidth\u200cnon\u200djoiner\u2060word\ufeffbom
left\u200eright\u200fmarks\u202aembed\u202b\u202c\u202d\u202e\u2066iso\u2069
tab\there\nline\r\nbreak\x0bvertical\x0cform\x85next
nul\x00inside \x00 \x01\x02\x1b[31mred\x7f del
\ufffdreplacement\ufffd \ue000private\uf8ff \U000f0000plane15
\ufdd0non\ufffe\uffff\U0001fffe characters
\U0001f1e6\U0001f1e7 \U000e0001\U000e0041tags
\U00020000\U0002a6df\U0002a700\U0002b740\U0002b81f\U0002b820\U0002b920\U0002ceaf\U0002ceb0\U0002f800\U0002fa1f\U00030000\U00031350
\u3400\u4dbf\u4dc0\u4e00\u9fff\ua000\uf900\ufaff\u2e80\u2f00\u3005\u3007\u3021
\u0f43 \u0958 \u2126 \u212a \u212b \u037e \u0387 \u1fef \u1ffd \u2000 \u2001 \u0344 \u0340
\u302e\u302f \ua8c5 \u1baa\u1bab \U0001d165\U0001d16d\U0001d1ad \u0f71\u0f72\u0f74 \u093c\u094d\u0301""".split("\n")

SPECIALS = ["[SEP]", "[CLS]", "[PAD]", "[UNK]", "[MASK]", "[sep]", "[ SEP ]", "[SEP", "SEP]", "[[SEP]]", "[SEP][SEP]",
            "a[SEP]b", "a [SEP] b", "[CLS] hello [SEP]", "[MASK]ed", "un[MASK]able", "[SEP]\u0301", "\u00e9[SEP]\u00e9",
            "[UNK]##ing", "##ing", "# #ing", "[unused0]", "[unused99]", "\u4e2d[SEP]\u6587", "\uff3bSEP\uff3d"]

ODD = ["", " ", "   ", "\n", "\t\t", "\r\n\r\n", "\x00", "\x00\x00a", "\ufffd", ".", "...", "?!?!", "a" * 99, "a" * 100, "a" * 101,
       "b" * 1000, "\u00e9" * 100, "\u00e9" * 101, "\u0301" * 150, "a" + "\u0301" * 150, "x\u00ad" * 101, "\u0130" * 100,
       "\uac01" * 33, "\uac01" * 34, "word " * 300, "-" * 150, "\u4e2d" * 150, "a" * 100 + "." + "b" * 101, "aa" * 50 + "\u200b" + "a",
       "\U0001d400" * 100, "\U0001d400" * 101, "\u0e2a\u0e27" * 60, " lead", "trail ", " a  b\t\tc\n\nd ", "\ufeffbom first"]


def punctuation_texts():
    """Every code point of a P* category (of this Python's Unicode), in groups of 16, glued to words and alone."""
    marks = [chr(c) for c in range(0x110000) if unicodedata.category(chr(c)).startswith("P")]
    for i in range(0, len(marks), 16):
        group = marks[i:i + 16]
        yield "".join(f"w{m}" for m in group) + "w"
        yield " ".join(group)


def mixed_texts(count, seed):
    """Seeded mixtures: words of all samples joined by odd spaces, cut, glued, re-cased, normalised, with marks put in."""
    rng = random.Random(seed)
    words = [w for line in ENGLISH * 3 + OTHERS + SPECIALS for w in line.split(" ") if w]
    spaces = [" "] * 12 + ["", "", "  ", "\t", "\n", "\u00a0", "\u3000", "\u200b", ", ", ".", "-", "/"]
    marks = [chr(c) for c in range(0x110000) if unicodedata.category(chr(c)) in ("Mn", "Mc", "Me")]
    changes = [str, str, str, str.upper, str.lower, str.title, str.swapcase,
               lambda w: unicodedata.normalize("NFD", w), lambda w: unicodedata.normalize("NFC", w),
               lambda w: unicodedata.normalize("NFKC", w), lambda w: w[::-1], lambda w: w[: rng.randint(1, len(w))]]
    for _ in range(count):
        parts = []
        for _ in range(rng.randint(1, 14)):
            word = rng.choice(changes)(rng.choice(words))
            if rng.random() < 0.1:
                at = rng.randint(0, len(word))
                word = word[:at] + "".join(rng.choice(marks) for _ in range(rng.randint(1, 4))) + word[at:]
            parts.append(word + rng.choice(spaces))
        yield "".join(parts)


def all_texts():
    texts = ENGLISH + OTHERS + SPECIALS + ODD + list(punctuation_texts()) + list(mixed_texts(2000, 20260713))
    return list(dict.fromkeys(texts))
