#include "core/checkpoint/families/built_in.h"
#include "core/model/families/model_family.h"
#include "core/tokenizer/byte_tokenizer.h"
#include "core/training/autograd/autograd_model.h"
#include "core/training/autograd/token_windows.h"
#include "core/training/inputs/feature_rows.h"
#include "core/training/inputs/language_texts.h"
#include "tests/core/training/model_candidates.h"
#include "tests/support/registered_test.h"

#include <ATen/Parallel.h>

#include <QTest>

#include <cmath>
#include <numeric>
#include <set>

using namespace plateau;
using namespace plateau::training;

namespace {

std::vector<std::uint32_t> upTo(std::size_t count) {
    std::vector<std::uint32_t> rows(count);
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

/// Nats of the bytes of a text when only their frequency is known.
double unigramNats(const std::string& text) {
    std::map<char, double> counts;
    for (const char byte : text) {
        counts[byte] += 1;
    }
    double nats = 0;
    for (const auto& [byte, count] : counts) {
        nats -= count / static_cast<double>(text.size()) * std::log(count / static_cast<double>(text.size()));
    }
    return nats;
}

const std::vector<std::string>& sentences() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> made;
        for (const char* who : {"the lamp", "a door", "the radio", "my heater"}) {
            for (const char* where : {"kitchen", "hall", "garden", "bedroom"}) {
                for (const char* what : {"is on", "is off", "was broken"}) {
                    made.push_back(std::string(who) + " in the " + where + " " + what + " today");
                }
            }
        }
        return made;
    }();
    return all;
}

LanguageTexts encoded(const std::vector<std::string>& texts) {
    const tokenizer::ByteTokenizer bytes;
    return {*tokenizer::RunningText::of(bytes), texts};
}

double natsPerToken(const TrainableModel& model, const EncodedSet& set) {
    const auto outputs = *model.evaluate(0, set, upTo(set.size()), {});
    double nats = 0;
    double tokens = 0;
    for (std::size_t i = 0; i < outputs.items(); ++i) {
        nats += outputs.values[2 * i];
        tokens += outputs.values[2 * i + 1];
    }
    return nats / tokens;
}

} // namespace

class TestAutograd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Small tensors; a second thread would only wait.
    void initTestCase() { at::set_num_threads(1); }

    void aTableModelLearnsAKnownFunction() {
        const auto pool = fixture::knownFunction(400, 1);
        const auto test = fixture::knownFunction(200, 2);
        auto model = fixture::makeMlp(pool, task::Objective::Regression, 3, 0.0);
        QVERIFY(model.ok());
        const FeatureRows set(pool.features, pool.featureWidth);
        const TargetScale scale = targetScale(pool, upTo(pool.items));
        const auto objective = makeObjective(task::Objective::Regression, 1, {&scale, 1});
        for (int update = 0; update < 300; ++update) {
            std::vector<std::uint32_t> rows;
            for (std::uint32_t i = 0; i < 40; ++i) {
                rows.push_back((static_cast<std::uint32_t>(update) * 40 + i * 7) % 400);
            }
            Batch batch = set.collate(rows, 1);
            batch.targets = objective->targets(pool, rows, 1);
            const double rate = 1 - update / 300.0;
            (*model)->step(batch, {&rate, 1});
        }
        const FeatureRows held(test.features, test.featureWidth);
        const auto outputs = *(*model)->evaluate(0, held, upTo(test.items), {});
        double error = 0;
        for (std::size_t i = 0; i < test.items; ++i) {
            error += std::pow(outputs.values[i] - test.targets[i], 2) / static_cast<double>(test.items);
        }
        const double deviation = targetScale(test, upTo(test.items)).deviation;
        QVERIFY2(std::sqrt(error) < 0.1 * deviation, QByteArray::number(std::sqrt(error) / deviation));
    }

    void aTinyLlamaLearnsMoreThanTheFrequencyOfBytes() {
        const LanguageTexts set = encoded(sentences());
        auto model = fixture::makeTinyLlama(1);
        QVERIFY(model.ok());
        const double untrained = natsPerToken(**model, set);
        QVERIFY(std::abs(untrained - std::log(258.0)) < 0.2);
        for (int update = 0; update < 60; ++update) {
            std::vector<std::uint32_t> rows;
            for (std::uint32_t i = 0; i < 12; ++i) {
                rows.push_back((static_cast<std::uint32_t>(update) * 5 + i * 4) % 48);
            }
            const double rate = std::min(1.0, (update + 1) / 10.0);
            (*model)->step(set.collate(rows, 1), {&rate, 1});
        }
        std::string all;
        for (const std::string& text : sentences()) {
            all += text;
        }
        const double trained = natsPerToken(**model, set);
        QVERIFY2(trained < 0.6 * unigramNats(all), QByteArray::number(trained));
    }

    void everyTokenIsPredictedOnce() {
        std::vector<std::int32_t> tokens(1000);
        std::iota(tokens.begin(), tokens.end(), 0);
        const std::vector<std::int32_t> one = {5};
        const std::vector<std::span<const std::int32_t>> texts = {tokens, one, std::span(tokens).first(2)};
        std::vector<std::int32_t> predicted;
        for (const TokenWindow& window : tokenWindows(texts, {}, 64)) {
            QVERIFY(window.predicted() >= 1 && window.predicted() <= 64);
            if (window.item == 0) {
                predicted.insert(predicted.end(), window.tokens.begin() + 1, window.tokens.end());
            }
            QVERIFY(window.item != 1);
        }
        QVERIFY(std::equal(predicted.begin(), predicted.end(), tokens.begin() + 1, tokens.end()));
    }

    void windowsOfLikeLengthsGoTogether() {
        std::vector<std::vector<std::int32_t>> texts;
        for (std::size_t i = 0; i < 200; ++i) {
            texts.emplace_back(2 + i * 37 % 250, static_cast<std::int32_t>(i));
        }
        std::vector<TokenWindow> windows;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            windows.push_back({i, texts[i]});
        }
        const auto inOrder = groupsInOrder(windows, 1000);
        const auto before = windows;
        const auto byLength = groupsByLength(windows, 1000);
        std::int64_t padded[2] = {0, 0};
        for (const auto* groups : {&inOrder, &byLength}) {
            const auto& of = groups == &inOrder ? before : windows;
            std::set<std::size_t> seen;
            for (const WindowGroup& group : *groups) {
                std::int64_t predicted = 0;
                std::int64_t width = 0;
                for (std::size_t i = group.begin; i < group.begin + group.count; ++i) {
                    QVERIFY(seen.insert(of[i].item).second);
                    predicted += of[i].predicted();
                    width = std::max(width, of[i].predicted());
                }
                QCOMPARE(group.predicted, predicted);
                QCOMPARE(group.width, width);
                const auto size = group.width * static_cast<std::int64_t>(group.count);
                QVERIFY(size <= 1000 || group.count == 1);
                padded[groups == &inOrder ? 0 : 1] += size - predicted;
            }
            QCOMPARE(seen.size(), texts.size());
        }
        QVERIFY2(padded[1] * 4 < padded[0], QByteArray::number(static_cast<double>(padded[1])));
    }

    void textsLongerThanTheContextLoseNothing() {
        const std::string text(1000, 'a');
        const LanguageTexts set = encoded({text, ""});
        auto model = fixture::makeTinyLlama(1);
        const auto outputs = *(*model)->evaluate(0, set, upTo(2), {});
        QCOMPARE(outputs.values[1], 1000.0F);
        QCOMPARE(outputs.values[3], 0.0F);
        QCOMPARE(outputs.values[2], 0.0F);
        const double rate = 1;
        const auto result = (*model)->step(set.collate(upTo(2), 1), {&rate, 1});
        QVERIFY(std::abs(result.loss.item<double>() - outputs.values[0] / 1000) < 1e-3);
    }

    void longBatchesGiveTheGradientOfShortOnes() {
        // More than fits at once: the parts must add up to the mean over all tokens.
        std::vector<std::string> texts(30, std::string(300, 'a') + std::string(200, 'b'));
        texts[3] = "short";
        const LanguageTexts set = encoded(texts);
        auto model = fixture::makeTinyLlama(1);
        const double expected = natsPerToken(**model, set);
        const double none = 0;
        const auto result = (*model)->step(set.collate(upTo(30), 1), {&none, 1});
        QVERIFY(std::abs(result.loss.item<double>() - expected) < 1e-3);
    }

    void whatDoesNotFitIsRefused() {
        const auto shape = checkpoint::builtInModel("mlp")->shape;
        model::NetworkRequest request;
        request.features = 2;
        request.outputs = 3;
        const auto refusal = [&](task::Objective kind, std::int64_t outputs, recipe::MethodKind method) {
            recipe::TrainingSettings settings = fixture::fullSettings(1e-3);
            settings.method = method;
            auto model = AutogradModel::create(*model::loadNetwork(shape, request), settings,
                                               makeObjective(kind, outputs, {}), {}, at::kCPU);
            return model ? std::string("accepted") : model.error().text();
        };
        using Kind = task::Objective;
        using Method = recipe::MethodKind;
        QCOMPARE(refusal(Kind::Classification, 3, Method::Full), std::string("accepted"));
        QVERIFY(refusal(Kind::Classification, 4, Method::Full).find("outputs") != std::string::npos);
        QVERIFY(refusal(Kind::CausalLanguage, 3, Method::Full).find("not texts") != std::string::npos);
        QVERIFY(refusal(Kind::Classification, 3, Method::Lora).find("Use method full") != std::string::npos);
    }
};

PLATEAU_TEST(TestAutograd)
#include "test_autograd.moc"
