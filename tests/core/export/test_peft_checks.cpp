#include "core/export/head.h"
#include "core/export/peft.h"
#include "core/export/peft_checks.h"
#include "tests/core/export/export_fixture.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <fmt/format.h>

#include <QTest>

using namespace plateau;
using namespace plateau::exporter;
using S = std::string;

namespace {

const S query = "encoder.layer.0.attention.self.query";
const S value = "encoder.layer.0.attention.self.value";

/// "field: reason" of each fault, a line each.
std::string told(const std::vector<Fault>& faults) {
    std::string text;
    for (const Fault& fault : faults) {
        text += fault.field + ": " + fault.reason + "\n";
    }
    return text;
}

struct Tensor {
    std::string name;
    std::vector<std::uint64_t> shape;
};

} // namespace

class TestPeftChecks : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<support::TemporaryFolder> m_root;

    /// A portable adapter with one field of its config changed.
    PeftFiles withField(const std::string& field, const std::string& content) {
        const auto folder = *m_root / "adapter";
        auto tensors = fixture::adapter();
        (void)writePeft(folder, fixture::base(), tensors, fixture::info(), PeftForm::Portable);
        auto files = openPeft(folder);
        files->config[field] = Json::parse(content);
        return *std::move(files);
    }

    /// The config of such an adapter with these tensors instead.
    PeftFiles withTensors(const std::vector<Tensor>& tensors, const std::string& saved = "null") {
        const std::vector<float> ones(64, 1.0F);
        std::vector<checkpoint::TensorData> data;
        for (const Tensor& tensor : tensors) {
            std::size_t count = 1;
            for (const auto size : tensor.shape) {
                count *= size;
            }
            data.push_back({tensor.name, checkpoint::DataType::F32, tensor.shape,
                            std::as_bytes(std::span(ones).first(count))});
        }
        const auto path = *m_root / "adapter_model.safetensors";
        (void)checkpoint::writeSafetensors(path, data, {}, Publish::Replace);
        auto config = withField("modules_to_save", saved).config;
        config["target_modules"] = {"query"};
        return PeftFiles{config, *checkpoint::SafetensorsFile::open(path)};
    }

private Q_SLOTS:
    void init() { m_root = std::make_unique<support::TemporaryFolder>(); }

    void eachConsumerNamesTheFieldThatBites_data() {
        QTest::addColumn<std::string>("field");
        QTest::addColumn<std::string>("content");
        QTest::addColumn<std::string>("peft");
        QTest::addColumn<std::string>("vllm");
        QTest::addColumn<std::string>("llama");
        const auto all = [](const char* field, const char* content, const S& says) {
            QTest::addRow("%s = %s", field, content) << S(field) << S(content) << says << says << says;
        };
        all("peft_type", "\"IA3\"", "peft_type: is not LORA");
        all("r", "0", "r: is no rank");
        all("r", "\"2\"", "r: is no rank");
        all("r", "3", "do not have the stated rank 3");
        all("lora_alpha", "0", "lora_alpha: is not above 0");
        all("lora_alpha", "null", "lora_alpha: is not above 0");
        all("target_modules", "[]", "target_modules: is no list");
        all("target_modules", "\".*query\"", value + ": is in no target_modules");
        all("target_modules", "\".*(query|value)\"", "");
        all("target_modules", "\".*(query\"", "'re:.*(query' has no tensors");
        all("target_modules", "[\"query\"]", value + ": is in no target_modules");
        all("target_modules", "[\"query\", \"value\", \"key\"]", "'key' has no tensors");
        all("target_modules", "[\"uery\", \"value\"]", "'uery' has no tensors");
        all("target_modules", "[\"self.query\", \"value\"]", "");
        all("bias", "\"all\"", "bias: trained biases");
        all("use_dora", "true", "use_dora: DoRA");
        all("fan_in_fan_out", "true", "fan_in_fan_out: transposed");
        all("base_model_name_or_path", "\"/models/encoder\"", "");
        all("layer_replication", "[[0, 1]]", "layer_replication: is not supported");
        all("alora_invocation_tokens", "[1]", "alora_invocation_tokens: is not supported");
        all("use_qalora", "true", "use_qalora: is not supported");
        all("kasa_config", "null", "");
        all("modules_to_save", "[\"classifier\"]", "modules_to_save: none of them has tensors");
        all("rank_pattern", "{\"query\": 4}", "do not have the stated rank 4");
        all("unknown_field", "1", "");
        const auto some = [](const char* field, const char* content, const char* vllm, const char* llama) {
            QTest::addRow("%s = %s", field, content) << S(field) << S(content) << S() << S(vllm) << S(llama);
        };
        some("use_rslora", "true", "", "use_rslora: is not read by llama.cpp");
        some("rank_pattern", "{\"query\": 2}", "rank_pattern: is not read by vLLM",
             "rank_pattern: is not read");
        some("alpha_pattern", "{\"query\": 2}", "alpha_pattern: is not read by vLLM",
             "alpha_pattern: is not");
        some("lora_alpha", "2.5", "", "");
    }
    void eachConsumerNamesTheFieldThatBites() {
        QFETCH(std::string, field);
        QFETCH(std::string, content);
        QFETCH(std::string, peft);
        QFETCH(std::string, vllm);
        QFETCH(std::string, llama);
        const auto files = withField(field, content);
        for (const auto& [says, faults] :
             {std::pair(peft, checkPeft(files)), std::pair(vllm, checkVllm(files)),
              std::pair(llama, checkLlamaCpp(files))}) {
            QVERIFY2(faults.empty() == says.empty(), told(faults).c_str());
            QVERIFY2(told(faults).find(says) != S::npos, told(faults).c_str());
        }
    }

    void tensorsThatDoNotBelongAreNamed_data() {
        QTest::addColumn<std::string>("extra");
        QTest::addColumn<std::string>("saved");
        QTest::addColumn<std::string>("says");
        const S base = "base_model.model.";
        QTest::newRow("nothing more") << S() << S("null") << S();
        QTest::newRow("no prefix") << S("classifier.weight") << S("null") << S("is neither LoRA nor in");
        QTest::newRow("head not listed")
            << base + "classifier.weight" << S("null") << S("is neither LoRA nor");
        QTest::newRow("head listed") << base + "classifier.weight" << S("[\"classifier\"]") << S();
        QTest::newRow("one of two listed")
            << base + "classifier.weight" << S("[\"classifier\", \"score\"]") << S();
        QTest::newRow("another name listed")
            << base + "score.weight" << S("[\"classifier\"]") << S("none of them has tensors");
        QTest::newRow("listed as a part of a word")
            << base + "my_classifier.weight" << S("[\"classifier\"]") << S("is neither LoRA nor");
        QTest::newRow("DoRA magnitude")
            << base + query + ".lora_magnitude_vector" << S("null") << S("neither LoRA");
        QTest::newRow("embedding half") << base + "embed.lora_embedding_A" << S("null") << S("neither LoRA");
        QTest::newRow("A without B") << base + "layer.1.query.lora_A.weight" << S("null")
                                     << S("layer.1.query: has no lora_B.weight");
        QTest::newRow("B without A") << base + "layer.1.query.lora_B.weight" << S("null")
                                     << S("layer.1.query: has no lora_A.weight");
    }
    void tensorsThatDoNotBelongAreNamed() {
        QFETCH(std::string, extra);
        QFETCH(std::string, saved);
        QFETCH(std::string, says);
        const S key = "base_model.model." + query;
        std::vector<Tensor> tensors = {{key + ".lora_A.weight", {2, 4}}, {key + ".lora_B.weight", {6, 2}}};
        if (!extra.empty()) {
            tensors.push_back({extra, {2, 2}});
        }
        const auto text = told(checkPeft(withTensors(tensors, saved)));
        QVERIFY2(text.empty() == says.empty() && text.find(says) != S::npos, text.c_str());
    }

    void ranksOfTheTensorsMustAgree_data() {
        QTest::addColumn<std::vector<std::uint64_t>>("a");
        QTest::addColumn<std::vector<std::uint64_t>>("b");
        QTest::addColumn<bool>("fits");
        using Shape = std::vector<std::uint64_t>;
        QTest::newRow("right") << Shape{2, 4} << Shape{6, 2} << true;
        QTest::newRow("A transposed") << Shape{4, 2} << Shape{6, 2} << false;
        QTest::newRow("B transposed") << Shape{2, 4} << Shape{2, 6} << false;
        QTest::newRow("A a vector") << Shape{2} << Shape{6, 2} << false;
        QTest::newRow("B a scalar") << Shape{2, 4} << Shape{} << false;
        QTest::newRow("three dimensions") << Shape{2, 4, 1} << Shape{6, 2} << false;
    }
    void ranksOfTheTensorsMustAgree() {
        QFETCH(std::vector<std::uint64_t>, a);
        QFETCH(std::vector<std::uint64_t>, b);
        QFETCH(bool, fits);
        const S key = "base_model.model." + query;
        const auto files = withTensors({{key + ".lora_A.weight", a}, {key + ".lora_B.weight", b}});
        QCOMPARE(checkPeft(files).empty(), fits);
    }

    void vllmsLargestRankHolds_data() {
        QTest::addColumn<int>("rank");
        QTest::addColumn<bool>("fits");
        QTest::newRow("one below") << 511 << true;
        QTest::newRow("at the limit") << 512 << true;
        QTest::newRow("one above") << 513 << false;
    }
    void vllmsLargestRankHolds() {
        QFETCH(int, rank);
        QFETCH(bool, fits);
        LoraTensors tensors;
        tensors.modules = {fixture::module(query, rank, 2, 2)};
        const auto done =
            writePeft(*m_root / "wide", fixture::base(), tensors, fixture::info(), PeftForm::Portable);
        QCOMPARE(done.ok(), fits);
        QVERIFY(
            writePeft(*m_root / "exact", fixture::base(), tensors, fixture::info(), PeftForm::Exact).ok());
    }

    void llamaCppRefusesTheLanguageHead() {
        LoraTensors tensors;
        tensors.modules = {fixture::module("lm_head", 2, 4, 4)};
        QVERIFY(writePeft(*m_root / "x", fixture::base(), tensors, fixture::info(), PeftForm::Exact).ok());
        const auto files = openPeft(*m_root / "x");
        QVERIFY(told(checkLlamaCpp(*files)).find("lm_head: cannot be converted") != S::npos);
        QVERIFY(checkVllm(*files).empty());
    }

    void anExactHeadIsForPeftOnly() {
        QVERIFY(
            writePeft(*m_root / "x", fixture::base(), fixture::adapter(), fixture::info(), PeftForm::Exact)
                .ok());
        const auto files = openPeft(*m_root / "x");
        QVERIFY(checkPeft(*files).empty());
        QVERIFY(told(checkVllm(*files)).find("modules_to_save: is rejected by vLLM") != S::npos);
        QVERIFY(told(checkLlamaCpp(*files)).find("modules_to_save: stops") != S::npos);
    }

    void renamedModulesDoNotFitTheBase_data() {
        QTest::addColumn<std::string>("prefix");
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("out");
        QTest::addColumn<std::string>("says");
        QTest::newRow("fits") << S() << 4 << 6 << S();
        QTest::newRow("renamed") << S("bert.") << 4 << 6 << S("is no linear of the base model");
        QTest::newRow("other input") << S() << 5 << 6 << S("has other sizes");
        QTest::newRow("other output") << S() << 4 << 7 << S("has other sizes");
    }
    void renamedModulesDoNotFitTheBase() {
        QFETCH(std::string, prefix);
        QFETCH(int, in);
        QFETCH(int, out);
        QFETCH(std::string, says);
        const std::vector<float> weight(24, 1.0F);
        QVERIFY(checkpoint::writeSafetensors(*m_root / "model.safetensors",
                                             {tensorOf(query + ".weight", {6, 4}, weight)}, {},
                                             Publish::Replace)
                    .ok());
        const auto base = checkpoint::ModelWeights::open(m_root->path());
        QVERIFY(base.ok());
        LoraTensors tensors;
        tensors.modules = {fixture::module(prefix + query, 2, in, out)};
        QVERIFY(writePeft(*m_root / "x", fixture::base(), tensors, fixture::info(), PeftForm::Exact).ok());
        const auto text = told(checkBase(*openPeft(*m_root / "x"), *base));
        QVERIFY2(text.empty() == says.empty() && text.find(says) != S::npos, text.c_str());
    }
};

PLATEAU_TEST(TestPeftChecks)
#include "test_peft_checks.moc"
