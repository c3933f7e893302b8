#include "core/metric/bleu.h"
#include "tests/core/statistics/near.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace plateau;
using namespace plateau::statistics;

// Golden values: sacrebleu 2.6.0 and regex from PyPI in a virtual environment,
//   python -c "from sacrebleu.metrics import BLEU; b = BLEU(tokenize=…, smooth_method=…, smooth_value=…);
//              print(b.corpus_score(predictions, references), b.get_signature(), b.tokenizer(line))"

namespace {

using Texts = std::vector<std::string>;

const Texts predictions{"The dog bit the man.", "It wasn't surprising.", "The man had just bitten him."};
const std::vector<Texts> references{{"The dog bit the man.", "The dog had bit the man."},
                                    {"It was not unexpected.", "No one was surprised."},
                                    {"The man bit him first.", "The man had bitten the dog."}};

std::vector<BleuCounts> countsOf(const Texts& texts, const std::vector<Texts>& others,
                                 BleuTokenizer tokenizer = BleuTokenizer::V13a) {
    std::vector<BleuCounts> segments;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        segments.push_back(bleuCounts(texts[i], others[i], tokenizer));
    }
    return segments;
}

BleuScore scoreOf(const Texts& texts, const std::vector<Texts>& others, const BleuSettings& settings = {}) {
    return bleuScore(countsOf(texts, others, settings.tokenizer), settings);
}

} // namespace

Q_DECLARE_METATYPE(plateau::statistics::BleuTokenizer)
Q_DECLARE_METATYPE(plateau::statistics::BleuSmoothing)

class TestBleu : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineIsCutAsSacrebleuCutsIt_data();
    void aLineIsCutAsSacrebleuCutsIt();
    void aCorpusScoresAsInSacrebleu_data();
    void aCorpusScoresAsInSacrebleu();
    void partsOfTheScore();
    void chinese_data();
    void chinese();
    void smoothing_data();
    void smoothing();
    void shortSentencesNeedTheEffectiveOrder();
    void theClosestReferenceLengthCounts();
    void nothingPredictedScoresZero();
    void signatures();
    void theIntervalHoldsTheScore();
    void theSameSystemIsNoDifference();
    void aBetterSystemIsFound();
    void unequalCorporaCannotBePaired();
};

void TestBleu::aLineIsCutAsSacrebleuCutsIt_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("western");
    QTest::addColumn<QString>("chinese");
    QTest::addColumn<QString>("international");
    const auto row = [](const char* name, const char* line, const char* western, const char* chinese,
                        const char* international) {
        QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(western)
                            << QString::fromUtf8(chinese) << QString::fromUtf8(international);
    };
    row("prices", "Hello, \"world\" - it costs $3,000.50 (or 1-2 pounds).",
        "Hello , \" world \" - it costs $ 3,000.50 ( or 1 - 2 pounds ) .",
        "Hello , \" world \" - it costs $ 3,000.50 ( or 1 - 2 pounds ) .",
        "Hello , \" world \" - it costs $ 3,000.50 ( or 1-2 pounds ) .");
    row("points", "a..b ,,c 1.2.3 e.g. 5,x y,5 .5 5.", "a . . b , , c 1.2.3 e . g . 5 , x y , 5 . 5 5 .",
        "a . . b , , c 1.2.3 e . g . 5 , x y , 5 . 5 5.", "a . . b , , c 1.2.3 e . g . 5 , x y , 5 . 5 5.");
    row("entities", "x&quot;y&amp;lt;z<skipped>&gt;", "x \" y < z >",
        "x & quot ; y & amp ; lt ; z < skipped > & gt ;", "x & quot ; y & amp ; lt ; z < skipped > & gt ;");
    row("marks", "don't {a}~[b]`c^d_e", "don't { a } ~ [ b ] ` c ^ d _ e", "don't { a } ~ [ b ] ` c ^ d _ e",
        "don ' t { a } ~ [ b ] ` c ^ d _ e");
    row("Chinese", "「你好」，世界!ＡＢ 12.5%", "「你好」，世界 ! ＡＢ 12.5 %",
        "「 你 好 」 ， 世 界 ! Ａ Ｂ 12.5 %", "「 你好 」 ， 世界 ! ＡＢ 12.5%");
    row("wide spaces", "a\u00a0b\u3000c", "a b c", "a b c", "a b c");
    row("signs and numbers", "+1-2=3 €5 ™ ½.¾ ١.٢ x.١", "+ 1 - 2 = 3 €5 ™ ½ . ¾ ١ . ٢ x . ١",
        "+ 1 - 2 = 3 € 5 ™ ½ . ¾ ١ . ٢ x . ١", "+ 1-2 = 3 € 5 ™ ½.¾ ١.٢ x . ١");
    row("blank", " \t", "", "", "");
}

void TestBleu::aLineIsCutAsSacrebleuCutsIt() {
    QFETCH(QString, line);
    const auto cut = [&line](BleuTokenizer tokenizer) {
        return QString::fromStdString(bleuTokens(line.toStdString(), tokenizer));
    };
    QTEST(cut(BleuTokenizer::V13a), "western");
    QTEST(cut(BleuTokenizer::Zh), "chinese");
    QTEST(cut(BleuTokenizer::Intl), "international");
    QCOMPARE(cut(BleuTokenizer::None), line.simplified());
}

void TestBleu::aCorpusScoresAsInSacrebleu_data() {
    QTest::addColumn<BleuTokenizer>("tokenizer");
    QTest::addColumn<double>("score");
    QTest::newRow("13a") << BleuTokenizer::V13a << 48.530827009929865;
    QTest::newRow("none") << BleuTokenizer::None << 49.19195660047277;
    QTest::newRow("intl") << BleuTokenizer::Intl << 43.91623493336995;
    QTest::newRow("zh") << BleuTokenizer::Zh << 48.530827009929865;
}

void TestBleu::aCorpusScoresAsInSacrebleu() {
    QFETCH(BleuTokenizer, tokenizer);
    QFETCH(double, score);
    VERIFY_NEAR(scoreOf(predictions, references, {.tokenizer = tokenizer}).score, score, 1e-10);
}

void TestBleu::partsOfTheScore() {
    const BleuScore score = scoreOf(predictions, references);
    QVERIFY((score.counts == BleuCounts{17, 18, {14, 7, 5, 3}, {17, 14, 11, 8}}));
    VERIFY_NEAR(score.brevityPenalty, 0.9428731438548749, 1e-12);
    VERIFY_NEAR(score.precisions[0], 82.3529411764706, 1e-10);
    VERIFY_NEAR(score.precisions[3], 37.5, 1e-10);
    // science: counts [9,7,5,3] of [10,8,6,4], lengths 11/11 (sacrebleu:test/test_bleu.py)
    VERIFY_NEAR(bleuScore({11, 11, {9, 7, 5, 3}, {10, 8, 6, 4}}).score, 83.75922397, 1e-6);
    std::vector<Texts> firsts;
    for (const Texts& texts : references) {
        firsts.push_back({texts.front()});
    }
    VERIFY_NEAR(scoreOf(predictions, firsts).score, 45.06750632106114, 1e-10);
}

void TestBleu::chinese_data() {
    QTest::addColumn<BleuTokenizer>("tokenizer");
    QTest::addColumn<double>("score");
    QTest::newRow("zh") << BleuTokenizer::Zh << 58.34603263269131;
    QTest::newRow("13a") << BleuTokenizer::V13a << 0.0;
    QTest::newRow("intl") << BleuTokenizer::Intl << 15.439094769817249;
    QTest::newRow("none") << BleuTokenizer::None << 0.0;
}

void TestBleu::chinese() {
    QFETCH(BleuTokenizer, tokenizer);
    QFETCH(double, score);
    const Texts texts{"我在北京吃了3.5个苹果。", "今天天气很好，我们去公园吧！", "Python 3.11 发布了→新版"};
    const std::vector<Texts> others{
        {"我在北京吃了三个苹果。"}, {"今天天气真好，我们去公园玩吧！"}, {"Python 3.11 发布新版本了→好"}};
    VERIFY_NEAR(scoreOf(texts, others, {.tokenizer = tokenizer}).score, score, 1e-10);
}

void TestBleu::smoothing_data() {
    QTest::addColumn<BleuSmoothing>("smoothing");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("score");
    QTest::newRow("exp") << BleuSmoothing::Exp << 0.0 << 59.460355750136046;
    QTest::newRow("floor") << BleuSmoothing::Floor << 0.0 << 39.76353643835254;
    QTest::newRow("floor .01") << BleuSmoothing::Floor << 0.01 << 22.360679774997894;
    QTest::newRow("add-k") << BleuSmoothing::AddK << 0.0 << 65.80370064762461;
    QTest::newRow("none") << BleuSmoothing::None << 0.0 << 0.0;
}

void TestBleu::smoothing() {
    QFETCH(BleuSmoothing, smoothing);
    QFETCH(double, value);
    QFETCH(double, score);
    BleuSettings settings;
    settings.smoothing = smoothing;
    settings.smoothingValue = value > 0 ? std::optional(value) : std::nullopt;
    VERIFY_NEAR(scoreOf({"this is a fest"}, {{"this is a test"}}, settings).score, score, 1e-10);
}

void TestBleu::shortSentencesNeedTheEffectiveOrder() {
    VERIFY_NEAR(scoreOf({"this is"}, {{"this is"}}).score, 0.0, 0.0);
    VERIFY_NEAR(scoreOf({"this is"}, {{"this is"}}, {.effectiveOrder = true}).score, 100, 1e-10);
}

void TestBleu::theClosestReferenceLengthCounts() {
    const Texts others{"a b", "a b c d e f"};
    QCOMPARE(bleuCounts("a b c d", others, BleuTokenizer::None).referenceLength, std::int64_t{2}); // shorter
    QCOMPARE(bleuCounts("a b c d e", others, BleuTokenizer::None).referenceLength, std::int64_t{6});
    QCOMPARE(bleuCounts("a a a", Texts{"a a", "a b"}, BleuTokenizer::None).right[0], std::int64_t{2});
}

void TestBleu::nothingPredictedScoresZero() {
    const BleuScore score = scoreOf({""}, {{"a b"}});
    QCOMPARE(score.score, 0.0);
    QCOMPARE(score.brevityPenalty, 0.0);
    QCOMPARE(scoreOf({"x y z w"}, {{"a b c d"}}).score, 0.0);
}

void TestBleu::signatures() {
    QCOMPARE(bleuSignature({}, 2, "0.1"),
             std::string("nrefs:2|case:mixed|eff:no|tok:13a|smooth:exp|version:plateau-0.1"));
    BleuSettings settings;
    settings.tokenizer = BleuTokenizer::Zh;
    settings.smoothing = BleuSmoothing::Floor;
    settings.effectiveOrder = true;
    QCOMPARE(
        bleuSignature(settings, 1, "0.1", BleuBootstrap()),
        std::string(
            "nrefs:1|bs:1000|rs:12345|case:mixed|eff:yes|tok:zh|smooth:floor[0.10]|version:plateau-0.1"));
    for (const char* known : {"13a", "zh", "intl", "none"}) {
        QCOMPARE(std::string(name(*bleuTokenizerFromName(known))), std::string(known));
    }
    for (const char* known : {"exp", "floor", "add-k", "none"}) {
        QCOMPARE(std::string(name(*bleuSmoothingFromName(known))), std::string(known));
    }
    QVERIFY(!bleuTokenizerFromName("14") && !bleuSmoothingFromName("EXP"));
}

void TestBleu::theIntervalHoldsTheScore() {
    Texts texts;
    std::vector<Texts> others;
    for (int i = 0; i < 60; ++i) {
        texts.push_back(predictions[static_cast<std::size_t>(i) % 3]);
        others.push_back(references[static_cast<std::size_t>(i) % 3]);
    }
    const auto segments = countsOf(texts, others);
    const double score = bleuScore(segments).score;
    const Interval interval = bleuInterval(segments);
    QVERIFY(interval.low < score && score < interval.high);
    QVERIFY(interval.high - interval.low < 25);
    QVERIFY(bleuInterval(segments) == interval);
    const auto one = countsOf({predictions[0]}, {references[0]});
    QVERIFY((bleuInterval(one) == Interval{bleuScore(one).score, bleuScore(one).score}));
}

void TestBleu::theSameSystemIsNoDifference() {
    const auto segments = countsOf(predictions, references);
    // no trial differs by more than nothing: 1 of 10,001, as in sacrebleu ("the != is important")
    VERIFY_NEAR(*bleuPairedP(segments, segments), 1.0 / 10'001, 1e-12);
}

void TestBleu::aBetterSystemIsFound() {
    Texts good;
    Texts bad;
    std::vector<Texts> truth;
    for (int i = 0; i < 40; ++i) {
        const std::string number = std::to_string(i);
        truth.push_back({"the red lamp number " + number + " is on the table now"});
        good.push_back("the red lamp number " + number + " is on the table");
        bad.push_back("a lamp number " + number + " was on some table");
    }
    const auto better = countsOf(good, truth);
    QVERIFY(*bleuPairedP(better, countsOf(bad, truth), {}, 1000) < 0.01);
    // Two systems that take turns at being the better one: swapping changes nothing.
    Texts odd;
    Texts even;
    for (std::size_t i = 0; i < good.size(); ++i) {
        odd.push_back(i % 2 == 1 ? good[i] : bad[i]);
        even.push_back(i % 2 == 1 ? bad[i] : good[i]);
    }
    QVERIFY(*bleuPairedP(countsOf(odd, truth), countsOf(even, truth), {}, 1000) > 0.2);
}

void TestBleu::unequalCorporaCannotBePaired() {
    const auto segments = countsOf(predictions, references);
    QVERIFY(!bleuPairedP(segments, std::span(segments).first(2)).ok());
    QVERIFY(!bleuPairedP({}, {}).ok());
}

PLATEAU_TEST(TestBleu)
#include "test_bleu.moc"
