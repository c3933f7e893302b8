#include "core/checkpoint/safetensors.h"
#include "core/export/head.h"
#include "core/export/peft.h"
#include "core/export/peft_checks.h"
#include "tests/core/export/export_fixture.h"
#include "tests/support/registered_test.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <cmath>

using namespace plateau;
using namespace plateau::exporter;
using S = std::string;

namespace {

/// scale · B A, row-major [out, in], in double.
std::vector<double> update(const LoraTensors& tensors, const LoraModule& m) {
    const auto size = [](int value) { return static_cast<std::size_t>(value); };
    std::vector<double> out(size(m.out) * size(m.in));
    for (std::size_t o = 0; o < size(m.out); ++o) {
        for (std::size_t k = 0; k < size(m.rank); ++k) {
            for (std::size_t i = 0; i < size(m.in); ++i) {
                out[o * size(m.in) + i] += tensors.scale(m) * static_cast<double>(m.b[o * size(m.rank) + k]) *
                                           static_cast<double>(m.a[k * size(m.in) + i]);
            }
        }
    }
    return out;
}

double largestDifference(const LoraTensors& x, const LoraTensors& y) {
    double largest = x.modules.size() == y.modules.size() ? 0 : INFINITY;
    for (std::size_t m = 0; m < x.modules.size() && std::isfinite(largest); ++m) {
        const auto a = update(x, x.modules[m]);
        const auto b = update(y, y.modules[m]);
        for (std::size_t i = 0; i < a.size(); ++i) {
            largest = std::max(largest, std::abs(a[i] - b[i]));
        }
    }
    return largest;
}

void addVariants() {
    QTest::addColumn<int>("queryRank");
    QTest::addColumn<int>("valueRank");
    QTest::addColumn<bool>("rsLora");
    QTest::addColumn<bool>("withHead");
    QTest::newRow("equal ranks") << 2 << 2 << false << true;
    QTest::newRow("unequal ranks") << 2 << 4 << false << true;
    QTest::newRow("rsLoRA") << 4 << 4 << true << true;
    QTest::newRow("rsLoRA, unequal ranks") << 1 << 4 << true << true;
    QTest::newRow("without a head") << 2 << 2 << false << false;
}

LoraTensors variant() {
    QFETCH(int, queryRank);
    QFETCH(int, valueRank);
    QFETCH(bool, rsLora);
    QFETCH(bool, withHead);
    auto tensors = fixture::adapter(queryRank, valueRank);
    tensors.rsLora = rsLora;
    if (!withHead) {
        tensors.head.reset();
    }
    return tensors;
}

} // namespace

class TestPeft : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<support::TemporaryFolder> m_root;
    std::filesystem::path m_folder;

    std::string refusal(const LoraTensors& tensors, const AdapterInfo& info = fixture::info()) {
        const auto done = writePeft(m_folder, fixture::base(), tensors, info, PeftForm::Exact);
        return done ? "accepted" : done.error().text();
    }

private Q_SLOTS:
    void init() {
        m_root = std::make_unique<support::TemporaryFolder>();
        m_folder = *m_root / "adapter";
    }

    void exactKeepsEveryNumber_data() { addVariants(); }
    void exactKeepsEveryNumber() {
        const auto tensors = variant();
        const auto done = writePeft(m_folder, fixture::base(), tensors, fixture::info(), PeftForm::Exact);
        QVERIFY2(done.ok(), done ? "" : done.error().text().c_str());
        const auto back = readPeft(m_folder);
        QVERIFY2(back.ok(), back ? "" : back.error().text().c_str());
        QVERIFY(back->tensors == tensors);
        QVERIFY(back->info.has_value());
        auto expected = fixture::info();
        expected.head = back->info->head;
        QVERIFY(*back->info == expected);
        QCOMPARE(back->info->head.has_value(), tensors.head.has_value());
    }

    void portableIsTheSameFunctionWithOneRankAndScaleOne_data() { addVariants(); }
    void portableIsTheSameFunctionWithOneRankAndScaleOne() {
        const auto tensors = variant();
        QVERIFY(writePeft(m_folder, fixture::base(), tensors, fixture::info(), PeftForm::Portable).ok());
        const auto back = readPeft(m_folder);
        QVERIFY2(back.ok(), back ? "" : back.error().text().c_str());
        QVERIFY(largestDifference(tensors, back->tensors) < 1e-5);
        QVERIFY(back->tensors.head == tensors.head);
        QVERIFY(!back->tensors.rsLora);
        for (const LoraModule& module : back->tensors.modules) {
            QCOMPARE(module.rank, std::max(tensors.modules[0].rank, tensors.modules[1].rank));
            QCOMPARE(back->tensors.scale(module), 1.0);
        }
        const auto files = openPeft(m_folder);
        QVERIFY(checkVllm(*files).empty());
        QVERIFY(checkLlamaCpp(*files).empty());
        QVERIFY(files->config["modules_to_save"].is_null());
        QCOMPARE(files->config["target_modules"].size(), tensors.modules.size());
    }

    void theConfigHasEveryField() {
        QVERIFY(writePeft(m_folder, fixture::base(), fixture::adapter(2, 4), fixture::info(), PeftForm::Exact)
                    .ok());
        const auto text = support::readText(m_folder / "adapter_config.json");
        const auto config = parseJson(text, "config");
        QVERIFY(config.ok());
        const Json expected = Json::parse(R"({
            "alpha_pattern": {}, "auto_mapping": null, "base_model_name_or_path": "small-encoder",
            "bias": "none", "fan_in_fan_out": false, "inference_mode": true, "init_lora_weights": true,
            "layers_pattern": null, "layers_to_transform": null, "lora_alpha": 8, "lora_dropout": 0.1,
            "modules_to_save": ["classifier"], "peft_type": "LORA", "peft_version": "0.21.2", "r": 2,
            "rank_pattern": {"encoder.layer.0.attention.self.value": 4}, "revision": null,
            "target_modules":
                "encoder\\.layer\\.0\\.attention\\.self\\.query|encoder\\.layer\\.0\\.attention\\.self\\.value",
            "task_type": "FEATURE_EXTRACTION", "use_dora": false, "use_rslora": false})");
        QVERIFY2(*config == expected, config->dump(2).c_str());
        QVERIFY(text.starts_with("{\n  \"alpha_pattern\": {},\n"));
    }

    void targetsAreReadAsNamesOrAsAnExpression_data() {
        QTest::addColumn<std::string>("targets");
        QTest::addColumn<std::vector<std::string>>("names");
        const auto row = [](const char* targets, std::vector<std::string> names) {
            QTest::newRow(targets) << S(targets) << std::move(names);
        };
        row(R"(["a.b", "c"])", {"a.b", "c"});
        row(R"("a\\.b|c")", {"a.b", "c"});
        row(R"("all-linear")", {"all-linear"});
        row(R"(".*query")", {"re:.*query"});
        row("\"(a|b)\"", {"re:(a|b)"});
        row("\"a.b\"", {"re:a.b"});
        row("null", {});
    }
    void targetsAreReadAsNamesOrAsAnExpression() {
        QFETCH(std::string, targets);
        QFETCH(std::vector<std::string>, names);
        QVERIFY(targetModules({{"target_modules", Json::parse(targets)}}) == names);
    }

    void theKeysAreThoseOfPeft() {
        QVERIFY(
            writePeft(m_folder, fixture::base(), fixture::adapter(), fixture::info(), PeftForm::Exact).ok());
        const auto file = checkpoint::SafetensorsFile::open(m_folder / "adapter_model.safetensors");
        QVERIFY(file.ok());
        QCOMPARE(file->tensors().size(), std::size_t{6});
        const S query = "base_model.model.encoder.layer.0.attention.self.query";
        QCOMPARE(file->find(query + ".lora_A.weight")->shape, (std::vector<std::uint64_t>{2, 4}));
        QCOMPARE(file->find(query + ".lora_B.weight")->shape, (std::vector<std::uint64_t>{6, 2}));
        QCOMPARE(file->find("base_model.model.classifier.weight")->shape, (std::vector<std::uint64_t>{3, 4}));
        QCOMPARE(file->find("base_model.model.classifier.bias")->shape, (std::vector<std::uint64_t>{3}));
        QCOMPARE(file->metadata().at("format"), S("pt"));
    }

    void theFolderTellsHowToUseIt_data() {
        QTest::addColumn<int>("form");
        QTest::addColumn<int>("pooling");
        QTest::addColumn<std::string>("pooled");
        QTest::addColumn<std::string>("classified");
        QTest::newRow("exact") << static_cast<int>(PeftForm::Exact)
                               << static_cast<int>(checkpoint::Pooling::Mean)
                               << S("normalize((hidden * mask).sum(1) / mask.sum(1))")
                               << S("logits = model.classifier(features)");
        QTest::newRow("portable")
            << static_cast<int>(PeftForm::Portable) << static_cast<int>(checkpoint::Pooling::Cls)
            << S("normalize(hidden[:, 0])")
            << S("features @ head[\"classifier.weight\"].T + head[\"classifier.bias\"]");
    }
    void theFolderTellsHowToUseIt() {
        QFETCH(int, form);
        QFETCH(int, pooling);
        QFETCH(std::string, pooled);
        QFETCH(std::string, classified);
        auto info = fixture::info();
        info.pooling = static_cast<checkpoint::Pooling>(pooling);
        info.trainedPrecision = "bfloat16";
        QVERIFY(
            writePeft(m_folder, fixture::base(), fixture::adapter(), info, static_cast<PeftForm>(form)).ok());
        const auto code = support::readText(m_folder / "use_with_peft.py");
        for (const auto& part : {pooled, classified, S("max_length=64")}) {
            QVERIFY2(code.find(part) != S::npos, code.c_str());
        }
        QVERIFY(std::filesystem::exists(m_folder / "use_with_sentence_transformers.py"));
        const auto readme = support::readText(m_folder / "README.md");
        QVERIFY(readme.find("scaled to length 1") != S::npos);
        QVERIFY(readme.find("on a base in bfloat16") != S::npos);
        const auto config = parseJson(support::readText(m_folder / "config.json"), "config.json");
        QVERIFY(!config->contains("_name_or_path"));
        for (std::size_t i = 0; i < info.labels.size(); ++i) {
            QCOMPARE((*config)["id2label"][std::to_string(i)].get<S>(), info.labels[i]);
        }
        const auto stated = parseJson(support::readText(m_folder / "plateau.json"), "plateau.json");
        QCOMPARE((*stated)["scale"].get<double>(), 1.0);
        QVERIFY((*stated)["normalise"].get<bool>());
    }

    void headsForUnitFeaturesAreTheSameFunction() {
        const Head trained = *fixture::adapter().head; // of four features: √4 = 2
        const Head exported = forUnitFeatures(trained);
        for (std::size_t i = 0; i < trained.weight.size(); ++i) {
            QCOMPARE(exported.weight[i], 2 * trained.weight[i]);
        }
        QVERIFY(exported.bias == trained.bias);
        QVERIFY(fromUnitFeatures(exported) == trained);
    }

    void noPathOfThisMachineIsInTheFolder_data() {
        QTest::addColumn<int>("form");
        QTest::newRow("exact") << static_cast<int>(PeftForm::Exact);
        QTest::newRow("portable") << static_cast<int>(PeftForm::Portable);
    }
    void noPathOfThisMachineIsInTheFolder() {
        QFETCH(int, form);
        QVERIFY(writePeft(m_folder, fixture::base(), fixture::adapter(), fixture::info(),
                          static_cast<PeftForm>(form))
                    .ok());
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(m_folder)) {
            QVERIFY(support::readText(entry.path()).find(m_root->path().string()) == S::npos);
            ++files;
        }
        QCOMPARE(files, form == static_cast<int>(PeftForm::Exact) ? 7 : 8);
    }

    void whatCannotBeExportedIsRefused_data() {
        QTest::addColumn<std::string>("change");
        QTest::addColumn<std::string>("says");
        for (const auto& [change, says] : std::vector<std::pair<const char*, const char*>>{
                 {"all B zero", "changes nothing"},
                 {"no modules", "changes nothing"},
                 {"NaN in A", "not finite"},
                 {"infinity in the head", "not finite"},
                 {"values missing", "do not fit rank 2, 4 inputs"},
                 {"rank 0", "do not fit rank 0"},
                 {"module twice", "appears twice"},
                 {"module without a name", "cannot be the name"},
                 {"alpha 0", "alpha is 0"},
                 {"alpha NaN", "alpha is nan"},
                 {"bias missing", "the values of the head do not fit"},
                 {"label missing", "2 labels for 3 classes"},
                 {"bad label", "not valid UTF-8"},
                 {"absolute path", "is no model name"},
                 {"relative path", "is no model name"},
                 {"home path", "is no model name"},
             }) {
            QTest::newRow(change) << S(change) << S(says);
        }
    }
    void whatCannotBeExportedIsRefused() {
        QFETCH(std::string, change);
        QFETCH(std::string, says);
        const auto text = refusal(changed(change), changedInfo(change));
        QVERIFY2(text.find(says) != S::npos, text.c_str());
        QCOMPARE(support::countEntries(m_root->path()), std::size_t{0});
    }

    void aTakenFolderIsLeftAlone() {
        std::filesystem::create_directory(m_folder);
        support::writeText(m_folder / "mine.txt", "x");
        const auto text = refusal(fixture::adapter());
        QVERIFY2(text.find("already there and not empty") != S::npos, text.c_str());
        QCOMPARE(support::countEntries(m_folder), std::size_t{1});
        QCOMPARE(support::countEntries(m_root->path()), std::size_t{1});
    }

    void anEmptyFolderIsTaken() {
        std::filesystem::create_directory(m_folder);
        QCOMPARE(refusal(fixture::adapter()), S("accepted"));
        QCOMPARE(support::countEntries(m_root->path()), std::size_t{1});
    }

    void damagedFoldersAreRefused_data();
    void damagedFoldersAreRefused();

private:
    static LoraTensors changed(const S& change);
    static AdapterInfo changedInfo(const S& change);
};

LoraTensors TestPeft::changed(const S& change) {
    auto tensors = fixture::adapter();
    LoraModule& first = tensors.modules[0];
    if (change == "all B zero") {
        for (LoraModule& module : tensors.modules) {
            std::fill(module.b.begin(), module.b.end(), 0.0F);
        }
    } else if (change == "no modules") {
        tensors.modules.clear();
    } else if (change == "NaN in A") {
        first.a[3] = NAN;
    } else if (change == "infinity in the head") {
        tensors.head->weight[0] = INFINITY;
    } else if (change == "values missing") {
        first.a.pop_back();
    } else if (change == "rank 0") {
        first.rank = 0;
    } else if (change == "module twice") {
        tensors.modules[1] = first;
    } else if (change == "module without a name") {
        first.module.clear();
    } else if (change == "alpha 0") {
        tensors.alpha = 0;
    } else if (change == "alpha NaN") {
        tensors.alpha = NAN;
    } else if (change == "bias missing") {
        tensors.head->bias.clear();
    }
    return tensors;
}

AdapterInfo TestPeft::changedInfo(const S& change) {
    auto info = fixture::info();
    if (change == "label missing") {
        info.labels.pop_back();
    } else if (change == "bad label") {
        info.labels[0] = "\xff";
    } else if (change == "absolute path") {
        info.baseModel = "/models/encoder";
    } else if (change == "relative path") {
        info.baseModel = "../model";
    } else if (change == "home path") {
        info.baseModel = "~/model";
    }
    return info;
}

void TestPeft::damagedFoldersAreRefused_data() {
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("content");
    QTest::addColumn<std::string>("says");
    QTest::newRow("config is a list") << S("adapter_config.json") << S("[]") << S("no JSON object");
    QTest::newRow("config cut") << S("adapter_config.json") << S("{") << S("adapter_config.json:1:");
    QTest::newRow("config empty") << S("adapter_config.json") << S("{}") << S("peft_type: is not LORA");
    QTest::newRow("weights are pickle")
        << S("adapter_model.safetensors") << S("PK\x03\x04zipzip", 10) << S("PyTorch pickle");
    QTest::newRow("info changed") << S("plateau.json") << S(R"({"schema": 1, "checksum": "0"})")
                                  << S("checksum");
    QTest::newRow("info without checksum") << S("plateau.json") << S("{}") << S("has no checksum");
}

void TestPeft::damagedFoldersAreRefused() {
    QFETCH(std::string, file);
    QFETCH(std::string, content);
    QFETCH(std::string, says);
    QVERIFY(writePeft(m_folder, fixture::base(), fixture::adapter(), fixture::info(), PeftForm::Exact).ok());
    support::writeText(m_folder / file, content);
    const auto back = readPeft(m_folder);
    QVERIFY(!back.ok());
    QVERIFY2(back.error().text().find(says) != S::npos, back.error().text().c_str());
}

PLATEAU_TEST(TestPeft)
#include "test_peft.moc"
