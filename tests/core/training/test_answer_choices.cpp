#include "core/checkpoint/families/built_in.h"
#include "core/checkpoint/families/model_shape.h"
#include "core/model/families/model_family.h"
#include "core/tokenizer/byte_tokenizer.h"
#include "core/training/autograd/answer_choices.h"
#include "core/training/autograd/prompt_features.h"
#include "core/training/inputs/encoded_prompts.h"
#include "core/training/objective/objective.h"
#include "tests/support/registered_test.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <QTest>

#include <cmath>

using namespace plateau;
using namespace plateau::training;
using S = std::string;
using Ids = std::vector<std::int32_t>;

namespace {

const std::filesystem::path golden = std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "model";

std::unique_ptr<model::Network> networkOf(const S& name, at::ScalarType type = at::kFloat) {
    model::NetworkRequest request;
    request.folder = golden / name;
    request.type = type;
    return *model::loadNetwork(*checkpoint::readModelShape(golden / name), request);
}

/// ln of the probability of an answer, token by token, each text read anew and alone.
double logOf(const model::Network& network, Ids text, const Ids& answer) {
    double sum = 0;
    for (const std::int32_t token : answer) {
        model::NetworkBatch batch;
        batch.ids = at::tensor(std::vector<std::int64_t>(text.begin(), text.end()), at::kLong).unsqueeze(0);
        batch.places = at::tensor({static_cast<std::int64_t>(text.size()) - 1}, at::kLong);
        sum -= tokenNats(network.forward(batch, {}), at::tensor({std::int64_t{token}}, at::kLong))
                   .item<double>();
        text.push_back(token);
    }
    return sum;
}

std::vector<Ids> somePrompts() {
    std::vector<Ids> prompts;
    for (std::int32_t row = 0; row < 5; ++row) {
        prompts.emplace_back();
        for (std::int32_t i = 0; i < 1 + 4 * row; ++i) {
            prompts.back().push_back((7 * i + 3 * row) % 40);
        }
    }
    return prompts;
}

/// Answers of one to four tokens that begin alike or not.
std::vector<Ids> someAnswers(std::int32_t count) {
    std::vector<Ids> answers;
    for (std::int32_t i = 0; i < count; ++i) {
        answers.push_back({i % 7, 10 + i / 7 % 6, 20 + i / 42 % 9, 30 + i / 378});
        answers.back().resize(static_cast<std::size_t>(2 + i % 3));
    }
    answers.push_back({39});
    return answers;
}

void addFamilies() {
    QTest::addColumn<S>("name");
    for (const char* name : {"llama", "llama_tied", "llama_yarn", "qwen2", "qwen3", "mistral"}) {
        QTest::newRow(name) << S(name);
    }
}

} // namespace

class TestAnswerChoices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void logsAreThoseOfTheTokensOneByOne_data() { addFamilies(); }
    void logsAreThoseOfTheTokensOneByOne() {
        QFETCH(S, name);
        const c10::NoGradGuard guard;
        const auto network = networkOf(name);
        const auto prompts = somePrompts();
        const std::vector<Prompt> views(prompts.begin(), prompts.end());
        AnswerChoices choices{someAnswers(12), someAnswers(12), 20};
        const at::Tensor logs = *answerLogs(*network, views, choices, at::kCPU, {});
        QCOMPARE(logs.size(0), std::int64_t(prompts.size()));
        QCOMPARE(logs.size(1), std::int64_t{13});
        for (std::size_t item = 0; item < prompts.size(); ++item) {
            for (std::size_t answer = 0; answer < choices.scored.size(); ++answer) {
                const double wanted = logOf(*network, prompts[item], choices.scored[answer]);
                const auto got = logs[static_cast<std::int64_t>(item)][static_cast<std::int64_t>(answer)];
                QVERIFY2(std::abs(got.item<double>() - wanted) < 1e-4,
                         qPrintable(QStringLiteral("item %1, answer %2: %3 for %4")
                                        .arg(item)
                                        .arg(answer)
                                        .arg(got.item<double>())
                                        .arg(wanted)));
            }
        }
    }

    /// More answers than stand behind a prompt at once give what each gives alone.
    void manyAnswersAreAsGoodAsFew() {
        const auto network = networkOf("llama");
        const auto prompts = somePrompts();
        const std::vector<Prompt> views(prompts.begin(), prompts.end());
        const std::vector<Ids> all = someAnswers(700);
        const at::Tensor logs = *answerLogs(*network, views, {all, all, 20}, at::kCPU, {});
        for (const std::size_t answer :
             {std::size_t{0}, std::size_t{333}, std::size_t{699}, std::size_t{700}}) {
            const std::vector<Ids> one = {all[answer]};
            const at::Tensor alone = *answerLogs(*network, views, {one, one, 20}, at::kCPU, {});
            const at::Tensor difference =
                logs.select(1, static_cast<std::int64_t>(answer)) - alone.select(1, 0);
            QVERIFY(difference.abs().max().item<double>() < 1e-5);
        }
    }

    void ofALongPromptTheEndIsRead() {
        const auto network = networkOf("llama");
        const Ids whole = {9, 8, 7, 1, 2, 3};
        const Ids end = {1, 2, 3};
        const std::vector<Ids> answers = someAnswers(3);
        const AnswerChoices choices{answers, answers, 3};
        const std::vector<Prompt> wholes{whole};
        const std::vector<Prompt> ends{end};
        const at::Tensor a = *answerLogs(*network, wholes, choices, at::kCPU, {});
        const at::Tensor b = *answerLogs(*network, ends, choices, at::kCPU, {});
        QVERIFY(a.equal(b));
        const std::int64_t second = 1;
        const AnsweredPrompts learnt = answered(wholes, {&second, 1}, choices);
        Ids wanted = end;
        wanted.insert(wanted.end(), answers[1].begin(), answers[1].end());
        QVERIFY(learnt.ids.front() == wanted);
        std::vector<std::uint8_t> said(wanted.size(), 1);
        std::fill_n(said.begin(), end.size(), 0);
        QVERIFY(learnt.learnt.front() == said);
        std::stop_source stopped;
        stopped.request_stop();
        const auto cancelled = answerLogs(*network, wholes, choices, at::kCPU, stopped.get_token());
        QVERIFY(!cancelled.ok() && cancelled.error().kind == ErrorKind::Cancelled);
    }

    void namesKeepTheirEndWhereOthersGoOn() {
        const tokenizer::ByteTokenizer bytes;
        const auto layout = *tokenizer::ChatLayout::of(bytes, tokenizer::ChatTemplate::Plain);
        const std::vector<S> names = {"turn", "turn on", "open"};
        const auto choices = answerChoices(layout, names, 64, 64);
        QVERIFY2(choices.ok(), choices ? "" : choices.error().text().c_str());
        QCOMPARE(choices->answers.size(), names.size());
        QVERIFY(choices->scored[0] == choices->answers[0]); // else "turn on" would count as "turn", too
        for (const std::size_t whole : {std::size_t{1}, std::size_t{2}}) {
            Ids shorter = choices->answers[whole];
            QCOMPARE(shorter.back(), layout.stops().front());
            shorter.pop_back();
            QVERIFY(choices->scored[whole] == shorter);
        }
        QCOMPARE(choices->promptTokens, 64 - choices->longest());

        const auto tooLong = answerChoices(layout, names, static_cast<int>(choices->longest()), 64);
        QVERIFY(!tooLong.ok());
        QCOMPARE(tooLong.error().where, S("training.max_tokens"));
        const std::vector<S> twice = {"turn", "turn"};
        const auto alike = answerChoices(layout, twice, 64, 64);
        QVERIFY(!alike.ok() && alike.error().text().find("same tokens") != S::npos);
    }

    void featuresOfATextDoNotDependOnTheOthers() {
        const tokenizer::ByteTokenizer bytes;
        const auto layout = *tokenizer::ChatLayout::of(bytes, tokenizer::ChatTemplate::Plain);
        const auto shape = checkpoint::builtInModel("tiny-llama")->shape;
        const auto made = [&] {
            auto network = *model::loadNetwork(shape, {});
            network->initialise(3);
            return std::make_unique<PromptFeatures>(std::move(network), layout, 64, at::kCPU);
        };
        const std::vector<S> texts = {"a", "the lights are on", "nobody is at home", "b"};
        const EncodedPrompts set(layout, questions(texts), {{}, {}, 64});
        const std::vector<std::uint32_t> every = {0, 1, 2, 3};
        const std::vector<std::uint32_t> some = {2, 0, 2};
        const auto whole = made();
        const at::Tensor all = *whole->rows(set, every, {});
        const at::Tensor part = *made()->rows(set, some, {});
        QVERIFY(part.select(0, 0).equal(all.select(0, 2)) && part.select(0, 1).equal(all.select(0, 0)));
        QVERIFY(part.select(0, 2).equal(all.select(0, 2)));
        QVERIFY((*whole->rows(set, some, {})).equal(part));
        QVERIFY((*whole->texts(texts, {})).equal(all));
        const double length = all.select(0, 1).norm().item<double>();
        QVERIFY(std::abs(length - std::sqrt(static_cast<double>(all.size(1)))) < 1e-3);
        std::stop_source stopped;
        stopped.request_stop();
        QVERIFY(!made()->rows(set, every, stopped.get_token()).ok());
    }
};

PLATEAU_TEST(TestAnswerChoices)
#include "test_answer_choices.moc"
