#include "core/export/usage_files.h"

#include "core/base/file.h"
#include "core/checkpoint/families/model_shape.h"

#include <fmt/format.h>

namespace plateau::exporter {
namespace {

namespace fs = std::filesystem;

/// The libraries an example is for.
enum class Library { Transformers, SentenceTransformers };

/// One line of code a text; the parts that differ between exports are chosen here and nowhere else.
class Example {
public:
    Example(const AdapterInfo& info, Library library, bool hasPooler)
        : m_info(info),
          m_library(library),
          m_hasPooler(hasPooler),
          m_lora(info.kind == "lora"),
          m_headInside(info.head->file == "adapter_model.safetensors") {}

    std::string file() const {
        if (m_library == Library::SentenceTransformers) {
            return "use_with_sentence_transformers.py";
        }
        return m_lora ? "use_with_peft.py" : "use_with_transformers.py";
    }
    /// How it is called, as a person types it.
    std::string call() const {
        return fmt::format("python {} {}TEXT…", file(), isWhole() ? "" : "BASE_MODEL ");
    }
    std::string packages() const {
        return fmt::format("{}{}", m_lora ? "peft " : "",
                           m_library == Library::Transformers ? "transformers" : "sentence-transformers");
    }
    std::string code() const {
        return fmt::format("\"\"\"Probabilities of the {}: {} (needs {})\"\"\"\n",
                           m_info.manyLabels ? "labels" : "classes", call(), packages()) +
               imports() + load() +
               (m_library == Library::Transformers ? poolByHand() : poolBySentenceTransformers()) + logits() +
               fmt::format("print(json.dumps([{{labels[i]: p for i, p in enumerate(row)}} for row in "
                           "logits.{}.tolist()]))\n",
                           m_info.manyLabels ? "sigmoid()" : "softmax(-1)");
    }

private:
    /// A folder that is a model itself needs no base.
    bool isWhole() const { return m_info.kind == "full"; }

    std::string imports() const {
        const char* const model = m_library == Library::Transformers
                                      ? "from transformers import AutoConfig, AutoModel, AutoTokenizer\n"
                                      : "from sentence_transformers import SentenceTransformer\n"
                                        "from transformers import AutoConfig\n";
        return fmt::format("import json, pathlib, sys, torch\n{}{}{}\n",
                           m_lora ? "from peft import PeftModel\n" : "",
                           m_headInside ? "" : "from safetensors.torch import load_file\n", model);
    }
    std::string load() const {
        const bool plain = m_library == Library::Transformers;
        std::string text =
            isWhole() ? "here, texts = pathlib.Path(__file__).parent, sys.argv[1:]\nbase = str(here)\n"
                      : "here, base, texts = pathlib.Path(__file__).parent, sys.argv[1], sys.argv[2:]\n";
        text += "labels = AutoConfig.from_pretrained(here).id2label\n";
        text += plain ? fmt::format("model = AutoModel.from_pretrained(base{}).float().eval()\n",
                                    m_hasPooler ? ", add_pooling_layer=False" : "")
                      : "model = SentenceTransformer(base, device=\"cpu\").float()\n";
        const char* const encoder = plain ? "model" : "model[0].auto_model";
        if (m_headInside) {
            text += fmt::format("{}.classifier = torch.nn.Linear({}.config.hidden_size, len(labels))\n",
                                encoder, encoder);
        }
        if (m_lora) {
            text += fmt::format("PeftModel.from_pretrained({}, here).eval()  # puts the adapter into it\n",
                                encoder);
        }
        return text;
    }
    std::string poolByHand() const {
        const bool first = m_info.pooling == checkpoint::Pooling::Cls;
        return fmt::format(
            "tokens = AutoTokenizer.from_pretrained(base)(texts, padding=True, truncation=True, "
            "max_length={}, return_tensors=\"pt\")\n"
            "with torch.no_grad():\n"
            "    hidden, mask = model(**tokens)[0], tokens[\"attention_mask\"][..., None]\n"
            "    features = torch.nn.functional.normalize({})\n",
            m_info.maxTokens, first ? "hidden[:, 0]" : "(hidden * mask).sum(1) / mask.sum(1)");
    }
    std::string poolBySentenceTransformers() const {
        return fmt::format("model.max_seq_length = {}\n"
                           "with torch.no_grad():\n"
                           "    features = model.encode(texts, normalize_embeddings=True, "
                           "convert_to_tensor=True)\n",
                           m_info.maxTokens);
    }
    std::string logits() const {
        if (m_headInside) {
            return fmt::format("    logits = {}.classifier(features)\n",
                               m_library == Library::Transformers ? "model" : "model[0].auto_model");
        }
        return fmt::format("    head = load_file(here / \"{}\")\n"
                           "    logits = features @ head[\"{}\"].T + head[\"{}\"]\n",
                           m_info.head->file, m_info.head->weight, m_info.head->bias);
    }

    const AdapterInfo& m_info;
    Library m_library;
    bool m_hasPooler; ///< the class of the base has a pooling layer that nothing here uses
    bool m_lora;
    bool m_headInside; ///< among the adapter's tensors
};

const char* sentenceOf(const AdapterInfo& info) {
    if (info.kind == "full") {
        return "A whole encoder and a linear head";
    }
    return info.kind == "lora" ? "A LoRA adapter and a linear head" : "A linear head";
}

std::string readme(const AdapterInfo& info, const std::vector<Example>& examples) {
    const bool many = info.manyLabels;
    std::string text = fmt::format(
        "# Text classifier with {} {}\n\n"
        "{} for the base model `{}` (SHA-256 of its weights: `{}`).\n\n"
        "From a text to probabilities:\n\n"
        "1. tokens of the base model's tokenizer, with its special tokens around them, cut to {} tokens;\n"
        "2. the vectors of the last layer become one: {};\n"
        "3. that vector is scaled to length 1;\n"
        "4. logits are W·vector + b, with `{}` and `{}` in `{}`; their {} is the probabilities.\n\n"
        "The names of the {} are `id2label` in `config.json`. `plateau.json` says all of this for "
        "programs.\n\n"
        "`AutoModelForSequenceClassification` computes something else: it takes the first token through a "
        "layer of its own and scales nothing. The code here does what is written above:\n\n",
        info.labels.size(), many ? "labels, any number a text" : "classes", sentenceOf(info), info.baseModel,
        info.baseSha256, info.maxTokens,
        info.pooling == checkpoint::Pooling::Cls ? "that of the first token"
                                                 : "the mean over the real tokens",
        info.head->weight, info.head->bias, info.head->file,
        many ? "sigmoid (0.5 and more: given)" : "softmax", many ? "labels" : "classes");
    for (const Example& example : examples) {
        text += fmt::format("    pip install {}\n    {}\n\n", example.packages(), example.call());
    }
    if (info.kind != "full") {
        text +=
            "BASE_MODEL is the folder of the base model, or its name where PEFT and transformers find it.\n";
    }
    if (info.trainedPrecision != "float32") {
        text +=
            fmt::format("\nIt was trained and scored on a base in {}; in float32, as here and in `plateau "
                        "predict`, probabilities differ slightly from those scores.\n",
                        info.trainedPrecision);
    }
    return text;
}

/// Whether the class that transformers has for the base takes `add_pooling_layer`.
bool hasPooler(const fs::path& base) {
    const auto shape = checkpoint::readModelShape(base);
    const auto* encoder = shape ? std::get_if<checkpoint::EncoderConfig>(&shape->config) : nullptr;
    return encoder == nullptr || encoder->hasPooler;
}

/// The base's config.json with the names of the classes.
Result<std::string> labelledConfig(const fs::path& base, const AdapterInfo& info) {
    auto config = readJson(base / "config.json");
    if (!config) {
        return config.error();
    }
    Json names = Json::object();
    Json numbers = Json::object();
    for (std::size_t i = 0; i < info.labels.size(); ++i) {
        names[std::to_string(i)] = info.labels[i];
        numbers[info.labels[i]] = i;
    }
    // The base's own name may be a path of the machine that made it.
    config->erase("_name_or_path");
    (*config)["id2label"] = std::move(names);
    (*config)["label2id"] = std::move(numbers);
    if (info.manyLabels) {
        (*config)["problem_type"] = "multi_label_classification";
    }
    return config->dump(2) + "\n";
}

} // namespace

Result<void> writeUsage(const fs::path& folder, const fs::path& base, const AdapterInfo& info) {
    const auto config = labelledConfig(base, info);
    if (!config) {
        return config.error();
    }
    const bool pooler = hasPooler(base);
    std::vector<Example> examples{Example(info, Library::Transformers, pooler)};
    std::error_code code;
    if (fs::exists(base / "modules.json", code)) {
        examples.emplace_back(info, Library::SentenceTransformers, pooler);
    }
    std::vector<std::pair<std::string, std::string>> files{{"config.json", *config},
                                                           {"README.md", readme(info, examples)}};
    for (const Example& example : examples) {
        files.emplace_back(example.file(), example.code());
    }
    for (const auto& [name, text] : files) {
        if (const auto done = publishFile(folder / name, text, Publish::Replace); !done) {
            return done.error();
        }
    }
    return {};
}

} // namespace plateau::exporter
