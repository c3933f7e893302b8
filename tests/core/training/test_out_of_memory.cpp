// Memory that runs out in the middle of a batch: the same batch is done again in halves, once.
#include "core/checkpoint/families/built_in.h"
#include "core/model/families/model_family.h"
#include "core/tokenizer/byte_tokenizer.h"
#include "core/training/autograd/autograd_model.h"
#include "core/training/inputs/language_texts.h"
#include "core/training/out_of_memory.h"
#include "tests/core/training/model_candidates.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <new>

using namespace plateau;
using namespace plateau::training;

namespace {

/// A device with room for so many padded tokens at once, which fails as CUDA or the processor's allocator
/// does.
class ScarceNetwork : public model::Network {
public:
    enum class Fails { LikeCuda, LikeAllocator, LikeNew };

    ScarceNetwork(std::unique_ptr<model::Network> network, std::int64_t tokens, Fails how)
        : m_network(std::move(network)), m_tokens(tokens), m_how(how) {}

    std::int64_t outputs() const override { return m_network->outputs(); }
    std::int64_t context() const override { return m_network->context(); }
    bool isFromScratch() const override { return m_network->isFromScratch(); }
    at::Tensor forward(const model::NetworkBatch& batch, const model::MaskSource& masks) const override {
        check(batch);
        return m_network->forward(batch, masks);
    }
    at::Tensor nats(const model::NetworkBatch& batch, const at::Tensor& tokens,
                    const model::MaskSource& masks) const override {
        check(batch);
        return m_network->nats(batch, tokens, masks);
    }
    bool hasNats() const override { return m_network->hasNats(); }
    std::vector<model::NetworkParameter> parameters() const override { return m_network->parameters(); }
    std::vector<model::NetworkParameter> adapters() const override { return m_network->adapters(); }
    Result<void> adapt(const model::AdapterSettings& settings, std::uint64_t seed) override {
        return m_network->adapt(settings, seed);
    }
    void initialise(std::uint64_t seed) override { m_network->initialise(seed); }

private:
    void check(const model::NetworkBatch& batch) const {
        if (batch.ids.numel() <= m_tokens) {
            return;
        }
        switch (m_how) {
        case Fails::LikeCuda:
            throw c10::OutOfMemoryError({__func__, __FILE__, __LINE__},
                                        "CUDA out of memory. Tried to allocate");
        case Fails::LikeAllocator:
            throw c10::Error({__func__, __FILE__, __LINE__},
                             "DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes.");
        case Fails::LikeNew:
            throw std::bad_alloc();
        }
    }

    std::unique_ptr<model::Network> m_network;
    std::int64_t m_tokens;
    Fails m_how;
};

Result<std::unique_ptr<AutogradModel>> scarceLlama(std::int64_t tokens, ScarceNetwork::Fails how) {
    auto network = model::loadNetwork(checkpoint::builtInModel("tiny-llama")->shape, {});
    return AutogradModel::create(std::make_unique<ScarceNetwork>(std::move(*network), tokens, how),
                                 fixture::fullSettings(1e-3),
                                 makeObjective(task::Objective::CausalLanguage, 258, {}), {1, {}}, at::kCPU);
}

/// 30 texts of 500 bytes: several parts of 4,096 tokens.
LanguageTexts texts() {
    const tokenizer::ByteTokenizer bytes;
    return {*tokenizer::RunningText::of(bytes),
            std::vector<std::string>(30, std::string(300, 'a') + std::string(200, 'b'))};
}

std::vector<std::uint32_t> everyRow() {
    std::vector<std::uint32_t> rows(30);
    for (std::uint32_t i = 0; i < 30; ++i) {
        rows[i] = i;
    }
    return rows;
}

} // namespace

class TestOutOfMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBatchIsDoneAgainInHalvesAndStaysTheSame_data() {
        QTest::addColumn<int>("how");
        QTest::newRow("CUDA") << 0;
        QTest::newRow("the processor's allocator") << 1;
        QTest::newRow("new") << 2;
    }

    void theBatchIsDoneAgainInHalvesAndStaysTheSame() {
        QFETCH(int, how);
        const LanguageTexts set = texts();
        const auto rows = everyRow();
        const double rate = 1;
        auto roomy = fixture::makeTinyLlama(1);
        auto scarce = scarceLlama(2500, static_cast<ScarceNetwork::Fails>(how));
        QVERIFY(roomy.ok() && scarce.ok());
        QCOMPARE((*scarce)->partTokens(), std::int64_t{0});
        for (int update = 0; update < 2; ++update) {
            const auto wanted = (*roomy)->step(set.collate(rows, 1), {&rate, 1});
            const auto got = (*scarce)->step(set.collate(rows, 1), {&rate, 1});
            // AdamW makes the last bits of the first gradients large where these are next to nothing.
            const double tolerance = update == 0 ? 1e-3 : 5e-2;
            const double loss = wanted.loss.item<double>();
            QVERIFY2(std::abs(loss - got.loss.item<double>()) < tolerance * loss,
                     QByteArray::number(got.loss.item<double>() - loss));
            QVERIFY(std::abs(wanted.norm.item<double>() / got.norm.item<double>() - 1) < tolerance);
        }
        QCOMPARE((*scarce)->partTokens(), std::int64_t{2048}); // the label of the result
        QCOMPARE((*roomy)->partTokens(), std::int64_t{0});
        QVERIFY((*roomy)->load((*scarce)->save()).ok()); // taken up, it goes on in the same parts
        QCOMPARE((*roomy)->partTokens(), std::int64_t{2048});
    }

    void aSecondTimeIsTheEnd() {
        auto scarce = scarceLlama(100, ScarceNetwork::Fails::LikeCuda);
        const LanguageTexts set = texts();
        const auto rows = everyRow();
        const double rate = 1;
        QVERIFY_EXCEPTION_THROWN((*scarce)->step(set.collate(rows, 1), {&rate, 1}), c10::OutOfMemoryError);
    }

    void otherErrorsAreNoLackOfMemory() {
        QVERIFY(!isOutOfMemory(c10::Error({__func__, __FILE__, __LINE__}, "shapes do not fit")));
        QVERIFY_EXCEPTION_THROWN(fitsIntoMemory([] {
                                     throw c10::Error({__func__, __FILE__, __LINE__}, "shapes do not fit");
                                 }),
                                 c10::Error);
    }
};

PLATEAU_TEST(TestOutOfMemory)
#include "test_out_of_memory.moc"
