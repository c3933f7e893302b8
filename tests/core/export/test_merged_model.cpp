#include "core/base/json.h"
#include "core/checkpoint/model_weights.h"
#include "core/export/merged_model.h"
#include "core/export/peft.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <cmath>

using namespace plateau;
using namespace plateau::exporter;
using S = std::string;

namespace {

const std::filesystem::path golden = std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "model";

AdapterInfo info() {
    AdapterInfo all;
    all.kind = "lora";
    all.baseModel = "tiny";
    all.baseSha256 = S(64, 'a');
    all.tokenizerHash = S(64, 'b');
    all.reading = TextReading{3, 64};
    return all;
}

LoraTensors adapterOf(const S& name) {
    return readPeft(golden / name / "adapter")->tensors;
}

} // namespace

class TestMergedModel : public QObject {
    Q_OBJECT

    support::TemporaryFolder m_dir;

private Q_SLOTS:
    void weightsAreTheBaseAndItsUpdates_data() {
        QTest::addColumn<S>("name");
        for (const char* name : {"llama", "llama_tied", "qwen2", "qwen3", "mistral"}) {
            QTest::newRow(name) << S(name);
        }
    }
    void weightsAreTheBaseAndItsUpdates() {
        QFETCH(S, name);
        const auto out = m_dir / name;
        const LoraTensors lora = adapterOf(name);
        const auto done = writeMergedModel(out, golden / name, lora, {}, info(), {{"extra.txt", "x"}});
        QVERIFY2(done.ok(), done ? "" : done.error().text().c_str());
        const auto base = checkpoint::ModelWeights::open(golden / name);
        const auto merged = checkpoint::ModelWeights::open(out);
        QVERIFY(merged.ok());
        QCOMPARE(merged->tensors().size(), base->tensors().size());
        std::size_t changed = 0;
        for (const auto& [tensor, facts] : base->tensors()) {
            auto wanted = *base->floats(tensor);
            for (const LoraModule& module : lora.modules) {
                if (module.module + ".weight" != tensor) {
                    continue;
                }
                ++changed;
                for (int o = 0; o < module.out; ++o) {
                    for (int i = 0; i < module.in; ++i) {
                        double sum = 0;
                        for (int r = 0; r < module.rank; ++r) {
                            sum +=
                                static_cast<double>(module.b[static_cast<std::size_t>(o * module.rank + r)]) *
                                module.a[static_cast<std::size_t>(r * module.in + i)];
                        }
                        wanted[static_cast<std::size_t>(o * module.in + i)] +=
                            static_cast<float>(lora.scale(module) * sum);
                    }
                }
            }
            QCOMPARE(merged->find(tensor)->type, checkpoint::DataType::F32);
            const auto got = *merged->floats(tensor);
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                QVERIFY2(std::abs(got[i] - wanted[i]) < 1e-6, tensor.c_str());
            }
        }
        QCOMPARE(changed, lora.modules.size());
        const Json config = *readJson(out / "config.json");
        QCOMPARE(config["dtype"], Json("float32"));
        QCOMPARE(config["model_type"], (*readJson(golden / name / "config.json"))["model_type"]);
        QCOMPARE(support::readText(out / "extra.txt"), S("x"));
        QVERIFY(support::readText(out / "use_with_transformers.py").find("begin, context = 3, 64") !=
                S::npos);
    }

    void weightsThatWereTrainedReplaceTheOthers() {
        std::vector<TrainedWeight> trained = {{"model.norm.weight", {16}, std::vector<float>(16, 2.5F)}};
        const auto out = m_dir / "replaced";
        QVERIFY(writeMergedModel(out, golden / "qwen2", {}, trained, info(), {}).ok());
        QVERIFY(*checkpoint::ModelWeights::open(out)->floats("model.norm.weight") == trained[0].values);
        const auto back = readInfo(out);
        QVERIFY2(back.ok(), back ? "" : back.error().text().c_str());
        QCOMPARE(back->kind, S("full"));
        QVERIFY(back->reading == info().reading);
    }

    void aMiniMindBecomesWhatTransformersKnows() {
        std::filesystem::copy(golden / "qwen3", m_dir / "minimind", std::filesystem::copy_options::recursive);
        Json config = *readJson(golden / "qwen3" / "config.json");
        config["model_type"] = "minimind";
        support::writeText(m_dir / "minimind" / "config.json", config.dump());
        const auto out = m_dir / "known";
        const auto done = writeMergedModel(out, m_dir / "minimind", adapterOf("qwen3"), {}, info(), {});
        QVERIFY2(done.ok(), done ? "" : done.error().text().c_str());
        const Json written = *readJson(out / "config.json");
        QCOMPARE(written["model_type"], Json("qwen3"));
        QCOMPARE(written["architectures"][0], Json("Qwen3ForCausalLM"));
        for (const char* field : {"hidden_size", "head_dim", "num_key_value_heads", "rms_norm_eps",
                                  "vocab_size", "tie_word_embeddings"}) {
            QCOMPARE(written[field], config[field]);
        }
        QCOMPARE(written["rope_parameters"]["rope_theta"], config["rope_parameters"]["rope_theta"]);
    }

    void whatDoesNotFitIsRefused_data() {
        QTest::addColumn<S>("fault");
        QTest::addColumn<S>("says");
        const auto row = [](const char* fault, const char* says) {
            QTest::newRow(fault) << S(fault) << S(says);
        };
        row("zero", "changes nothing");
        row("another module", "is no linear of the base model");
        row("other sizes", "has other sizes");
        row("not finite", "not finite");
        row("equal weights", "changes nothing");
        row("another weight", "is no weight of the base model");
        row("taken", "taken");
    }
    void whatDoesNotFitIsRefused() {
        QFETCH(S, fault);
        QFETCH(S, says);
        const auto out = m_dir / "refused";
        std::optional<LoraTensors> lora = adapterOf("qwen2");
        std::vector<TrainedWeight> trained;
        const auto is = [&](const char* name) { return fault == name; };
        for (LoraModule& module : lora->modules) {
            std::fill(module.b.begin(), module.b.end(), is("zero") ? 0.0F : is("not finite") ? NAN : 0.5F);
        }
        if (is("another module")) {
            lora->modules[0].module = "model.layers.9.self_attn.k_proj";
        } else if (is("other sizes")) {
            lora->modules[0].in = 8;
            lora->modules[0].a.resize(static_cast<std::size_t>(8 * lora->modules[0].rank));
        } else if (is("equal weights") || is("another weight")) {
            lora.reset();
            const auto base = checkpoint::ModelWeights::open(golden / "qwen2");
            trained = {{is("another weight") ? "model.nothing.weight" : "model.norm.weight",
                        {16},
                        *base->floats("model.norm.weight")}};
        } else if (is("taken")) {
            std::filesystem::create_directories(out);
            support::writeText(out / "mine.txt", "mine");
        }
        const auto done = writeMergedModel(out, golden / "qwen2", lora, trained, info(), {});
        QVERIFY(!done.ok());
        QVERIFY2(is("taken") || done.error().text().find(says) != S::npos, done.error().text().c_str());
        QCOMPARE(support::countEntries(out), is("taken") ? std::size_t{1} : std::size_t{0});
        std::filesystem::remove_all(out);
    }

    void anAdapterOfADecoderIsReadAgain_data() { weightsAreTheBaseAndItsUpdates_data(); }
    void anAdapterOfADecoderIsReadAgain() {
        QFETCH(S, name);
        const LoraTensors lora = adapterOf(name);
        for (const PeftForm form : {PeftForm::Exact, PeftForm::Portable}) {
            const bool exact = form == PeftForm::Exact;
            const auto out = m_dir / (name + (exact ? " exact" : " portable"));
            const auto done = writePeft(out, golden / name, lora, info(), form);
            QVERIFY2(done.ok(), done ? "" : done.error().text().c_str());
            const Json config = *readJson(out / "adapter_config.json");
            QCOMPARE(config["task_type"], Json("CAUSAL_LM"));
            const auto back = readPeft(out);
            QVERIFY2(back.ok(), back ? "" : back.error().text().c_str());
            QCOMPARE(back->tensors == lora, exact);
            QVERIFY(back->info->reading == info().reading);
            QVERIFY(support::readText(out / "use_with_peft.py").find("begin, context = 3, 64") != S::npos);
        }
    }
};

PLATEAU_TEST(TestMergedModel)
#include "test_merged_model.moc"
