#include "core/base/json.h"
#include "core/checkpoint/families/built_in.h"
#include "core/checkpoint/model_folder.h"
#include "core/model/families/model_family.h"
#include "core/tokenizer/byte_tokenizer.h"
#include "core/training/autograd/answers.h"
#include "core/training/autograd/autograd_model.h"
#include "core/training/inputs/encoded_conversations.h"
#include "core/training/objective/objective.h"
#include "tests/support/registered_test.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <QTest>

#include <cmath>

using namespace plateau;
using namespace plateau::training;
using S = std::string;

namespace {

const std::filesystem::path golden = std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "model";

using Ids = std::vector<std::int32_t>;

struct Pair {
    Ids prompt;
    Ids written;
};

std::vector<Pair> pairsOf(const S& name) {
    std::vector<Pair> pairs;
    const auto json = *readJson(golden / name / "writing.json");
    for (const Json& one : json) {
        pairs.push_back({one["prompt"].get<Ids>(), one["written"].get<Ids>()});
    }
    return pairs;
}

std::unique_ptr<model::Network> networkOf(const S& name, at::ScalarType type = at::kFloat) {
    model::NetworkRequest request;
    request.folder = golden / name;
    request.type = type;
    return *model::loadNetwork(*checkpoint::readModelShape(golden / name), request);
}

std::vector<std::span<const std::int32_t>> promptsOf(const std::vector<Pair>& pairs) {
    std::vector<std::span<const std::int32_t>> prompts;
    for (const Pair& pair : pairs) {
        prompts.emplace_back(pair.prompt);
    }
    return prompts;
}

void addFamilies() {
    QTest::addColumn<S>("name");
    for (const char* name : {"llama", "llama_tied", "qwen2", "qwen3", "mistral"}) {
        QTest::newRow(name) << S(name);
    }
}

Conversation asked(const S& question, const S& answer) {
    return {{Speaker::User, question}, {Speaker::Assistant, answer}};
}

tokenizer::ChatLayout plainLayout(const tokenizer::Tokenizer& tokenizer) {
    return *tokenizer::ChatLayout::of(tokenizer, tokenizer::ChatTemplate::Plain);
}

S textOf(const tokenizer::Tokenizer& tokenizer, std::span<const std::int32_t> ids) {
    return tokenizer.decode(ids);
}

} // namespace

/// Conversations as a model trains on them, and what it writes. Expected texts:
/// tests/golden/model/make_writing_golden.py.
class TestAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void everyFamilyWritesWhatTransformersWrites_data() { addFamilies(); }
    void everyFamilyWritesWhatTransformersWrites() {
        QFETCH(const S, name);
        const auto pairs = pairsOf(name);
        const auto network = networkOf(name);
        const auto written = writtenBehind(*network, promptsOf(pairs), {14, {}}, at::kCPU, {});
        QVERIFY(written.ok());
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            QCOMPARE((*written)[i], pairs[i].written);
        }
    }

    /// Token by token with kept keys and values, and all at once.
    void continuedLogitsAreThoseOfTheWholeText_data() { addFamilies(); }
    void continuedLogitsAreThoseOfTheWholeText() {
        QFETCH(const S, name);
        const c10::NoGradGuard guard;
        for (const at::ScalarType type : {at::kFloat, at::kBFloat16}) {
            const auto network = networkOf(name, type);
            if (type == at::kBFloat16) {
                network->freeze();
            }
            const Ids all = (*readJson(golden / name / "expected.json"))["ids"].get<Ids>();
            at::Tensor ids = at::zeros({2, 9}, at::kLong);
            for (std::int64_t i = 0; i < 9; ++i) {
                ids[0][i] = all[static_cast<std::size_t>(i)];
                ids[1][i] = i < 4 ? all[static_cast<std::size_t>(i)] : 0;
            }
            const std::array<std::int64_t, 2> lengths{9, 4};
            const auto continued = network->continuation(ids, lengths, 8);
            for (std::int64_t step = 0; step < 8; ++step) {
                for (std::int64_t row = 0; row < 2; ++row) {
                    const std::int64_t length = lengths[static_cast<std::size_t>(row)] + step;
                    model::NetworkBatch batch;
                    batch.ids = at::empty({1, length}, at::kLong);
                    for (std::int64_t i = 0; i < length; ++i) {
                        batch.ids[0][i] = all[static_cast<std::size_t>(i)];
                    }
                    batch.places = at::full({1}, length - 1, at::kLong);
                    const at::Tensor whole = network->forward(batch, {})[0];
                    const double off = (continued->logits()[row] - whole).abs().max().item<double>();
                    QVERIFY2(off < (type == at::kFloat ? 1e-4 : 0.5), QByteArray::number(off));
                }
                at::Tensor next = at::empty({2}, at::kLong);
                next[0] = all[static_cast<std::size_t>(9 + step)];
                next[1] = all[static_cast<std::size_t>(4 + step)];
                continued->append(next);
            }
        }
    }

    void stopsEndATextAndAreNoPartOfIt() {
        const auto pairs = pairsOf("qwen2");
        const auto network = networkOf("qwen2");
        const Ids& whole = pairs.front().written;
        const Ids stops{whole[5]};
        const auto first = std::find(whole.begin(), whole.end(), stops[0]);
        const auto written = writtenBehind(*network, promptsOf(pairs), {14, stops}, at::kCPU, {});
        QVERIFY(written.ok());
        QCOMPARE(written->front(), Ids(whole.begin(), first));
        const auto shortened = writtenBehind(*network, promptsOf(pairs), {4, {}}, at::kCPU, {});
        QCOMPARE(shortened->front(), Ids(whole.begin(), whole.begin() + 4));
    }

    void whatIsWrittenDoesNotDependOnTheOthers() {
        const auto pairs = pairsOf("qwen3");
        const auto network = networkOf("qwen3");
        std::vector<std::span<const std::int32_t>> many;
        for (int i = 0; i < 40; ++i) {
            many.emplace_back(pairs[static_cast<std::size_t>(i) % pairs.size()].prompt);
        }
        const auto together = writtenBehind(*network, many, {14, {}}, at::kCPU, {});
        const auto fewer = writtenBehind(*network, std::span(many).first(17), {14, {}}, at::kCPU, {});
        for (std::size_t i = 0; i < 17; ++i) {
            QCOMPARE((*together)[i], (*fewer)[i]);
        }
    }

    void aPromptBeyondTheContextIsReadFromItsEnd() {
        const auto network = networkOf("llama"); // 64 tokens
        Ids prompt(200, 3);
        prompt.back() = 7;
        const std::vector<std::span<const std::int32_t>> prompts{prompt};
        const auto written = writtenBehind(*network, prompts, {500, {}}, at::kCPU, {});
        QVERIFY(written.ok());
        QCOMPARE(written->front().size(), std::size_t{32}); // half of the context
    }

    void aStopRequestEndsTheWriting() {
        const auto pairs = pairsOf("llama");
        const auto network = networkOf("llama");
        std::stop_source source;
        source.request_stop();
        const auto written =
            writtenBehind(*network, promptsOf(pairs), {14, {}}, at::kCPU, source.get_token());
        QVERIFY(!written && written.error().kind == ErrorKind::Cancelled);
    }

    void conversationsAreLearntWhereTheAssistantSpeaks() {
        const tokenizer::ByteTokenizer tokenizer;
        const auto layout = plainLayout(tokenizer);
        const std::vector<Conversation> all{{{Speaker::User, "two"},
                                             {Speaker::Assistant, "2"},
                                             {Speaker::User, "three"},
                                             {Speaker::Assistant, "3!"}}};
        const EncodedConversations set(layout, all, 1000);
        S learnt;
        for (std::size_t i = 0; i < set.ids(0).size(); ++i) {
            learnt += set.said(0)[i] != 0 ? textOf(tokenizer, set.ids(0).subspan(i, 1)) : "";
        }
        QCOMPARE(QByteArray::fromStdString(learnt), QByteArray("23!"));
        const S prompt = textOf(tokenizer, set.prompt(0));
        QVERIFY(prompt.find("two") != S::npos && prompt.find("three") != S::npos);
        QVERIFY(prompt.find("3!") == S::npos);
        QVERIFY(!set.truncated(0));
    }

    void whatIsTooLongKeepsTheAnswer() {
        const tokenizer::ByteTokenizer tokenizer;
        const auto layout = plainLayout(tokenizer);
        const std::vector<Conversation> all{asked(S(100, 'q'), "answer"), asked("short", S(100, 'a')),
                                            asked("short", "fits")};
        const EncodedConversations set(layout, all, 24);
        for (std::uint32_t row = 0; row < 3; ++row) {
            QVERIFY(set.ids(row).size() <= 24);
            QCOMPARE(set.ids(row).size(), set.said(row).size());
            QCOMPARE(set.truncated(row), row != 2);
        }
        QVERIFY(textOf(tokenizer, set.ids(0)).find("answer") != S::npos);
        QCOMPARE(set.said(1)[1], std::uint8_t{1}); // one token before it is left, so that it can be foreseen
        QCOMPARE(set.prompt(0).size(), layout.prompt({{Speaker::User, S(100, 'q')}}).size());
        QCOMPARE(set.facts().truncated, std::int64_t{2});
    }

    /// The loss of a conversation is that of the tokens which are said, behind all that stands before them.
    void theLossIsThatOfTheAnswer() {
        const tokenizer::ByteTokenizer tokenizer;
        const auto layout = plainLayout(tokenizer);
        const std::vector<Conversation> all{asked("what", "that"), asked("a longer question", "no")};
        const EncodedConversations set(layout, all, 64);
        model::NetworkRequest request;
        const checkpoint::ModelShape shape = checkpoint::builtInModel("tiny-llama")->shape;
        const auto make = [&] {
            auto network = *model::loadNetwork(shape, request);
            const auto outputs = network->outputs();
            recipe::TrainingSettings settings = recipe::defaultSettings(recipe::MethodKind::Full);
            return *AutogradModel::create(std::move(network), settings,
                                          makeObjective(task::Objective::CausalLanguage, outputs, {}),
                                          {7, {}}, at::kCPU);
        };
        auto model = make();
        const std::array<std::uint32_t, 2> rows{0, 1};
        const auto outputs = model->evaluate(0, set, rows, {});
        QVERIFY(outputs.ok());
        QCOMPARE(outputs->values[1], 5.F); // "that" and the end
        QCOMPARE(outputs->values[3], 3.F);
        const double mean = (outputs->values[0] + outputs->values[2]) / 8.0;
        const double rate = 1;
        const double loss = model->step(set.collate(rows, 1), {&rate, 1}).loss.item<double>();
        QVERIFY2(std::abs(loss - mean) < 1e-5, QByteArray::number(loss - mean));
        // Without the mask the question is learnt, too.
        Batch whole = set.collate(rows, 1);
        whole.learnt.clear();
        const double other = make()->step(whole, {&rate, 1}).loss.item<double>();
        QVERIFY(std::abs(other - mean) > 1e-4);
    }

    void aSmallModelLearnsToAnswer() {
        const tokenizer::ByteTokenizer tokenizer;
        const auto layout = plainLayout(tokenizer);
        const std::vector<Conversation> all{asked("red?", "stop"), asked("green?", "go"),
                                            asked("amber?", "wait")};
        const EncodedConversations set(layout, all, 64);
        auto network = *model::loadNetwork(checkpoint::builtInModel("tiny-llama")->shape, {});
        const auto outputs = network->outputs();
        recipe::TrainingSettings settings = recipe::defaultSettings(recipe::MethodKind::Full);
        settings.optimizer.learningRate = 2e-3;
        auto model = *AutogradModel::create(std::move(network), settings,
                                            makeObjective(task::Objective::CausalLanguage, outputs, {}),
                                            {7, {}}, at::kCPU);
        const std::array<std::uint32_t, 3> rows{0, 1, 2};
        const double rate = 1;
        for (int update = 0; update < 60; ++update) {
            (void)model->step(set.collate(rows, 1), {&rate, 1});
        }
        const auto written = model->write(0, set, rows, {16, layout.stops()}, {});
        QVERIFY(written.ok());
        for (std::size_t row = 0; row < 3; ++row) {
            QCOMPARE(QByteArray::fromStdString(tokenizer.decode((*written)[row])),
                     QByteArray::fromStdString(all[row].back().text));
        }
    }
};

PLATEAU_TEST(TestAnswers)
#include "test_answers.moc"
