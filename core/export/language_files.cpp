#include "core/export/language_files.h"

#include "core/base/file.h"

#include <fmt/format.h>

namespace plateau::exporter {
namespace {

constexpr const char* loop = R"py(def nats(text):
    ids, total = torch.tensor([begin, *tokens(text, add_special_tokens=False)["input_ids"]]), 0.0
    for start in range(0, len(ids) - 1, context):
        part = ids[start : start + context + 1]
        logits = model(input_ids=part[None, :-1]).logits[0]
        total += torch.nn.functional.cross_entropy(logits, part[1:], reduction="sum").item()
    return [total, len(ids) - 1]
with torch.no_grad():
    print(json.dumps([nats(line.rstrip("\n")) for line in open(texts, encoding="utf-8")]))
)py";

constexpr const char* answerLoop = R"py(def answer(prompt):
    ids = tokens(before + prompt + after, add_special_tokens=False)["input_ids"]
    written = model.generate(torch.tensor([ids]), do_sample=False, max_new_tokens=longest, eos_token_id=stops, pad_token_id=stops[0])
    written = [token for token in written[0, len(ids):].tolist() if token not in stops]
    return tokens.decode(written, skip_special_tokens=False).strip()
with torch.no_grad():
    print(json.dumps([answer(line.rstrip("\n")) for line in open(texts, encoding="utf-8")], ensure_ascii=False))
)py";

struct Example {
    const char* file;
    const char* packages;
    const char* call;
    const char* imports;
    const char* load;
};

constexpr Example adapterExample = {
    "use_with_peft.py", "peft transformers", "python use_with_peft.py BASE_MODEL TEXTS.txt",
    "from peft import PeftModel\nfrom transformers import AutoModelForCausalLM, AutoTokenizer\n",
    "here, base, texts = pathlib.Path(__file__).parent, sys.argv[1], sys.argv[2]\n"
    "tokens = AutoTokenizer.from_pretrained(base)\n"
    "model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(base).float(), here).eval()\n"};
constexpr Example modelExample = {"use_with_transformers.py", "transformers",
                                  "python use_with_transformers.py TEXTS.txt",
                                  "from transformers import AutoModelForCausalLM, AutoTokenizer\n",
                                  "here, texts = pathlib.Path(__file__).parent, sys.argv[1]\n"
                                  "tokens = AutoTokenizer.from_pretrained(here)\n"
                                  "model = AutoModelForCausalLM.from_pretrained(here).float().eval()\n"};

std::string codeOf(const Example& example, const TextReading& reading) {
    if (const auto& asked = reading.answers) {
        return fmt::format("\"\"\"The answer to each line: {} (needs torch {})\"\"\"\n"
                           "import json, pathlib, sys, torch\n{}\n{}before, after = {}, {}\n"
                           "stops, longest = {}, {}\n{}",
                           example.call, example.packages, example.imports, example.load,
                           Json(asked->before).dump(), Json(asked->after).dump(), Json(asked->stops).dump(),
                           asked->maxNewTokens, answerLoop);
    }
    return fmt::format("\"\"\"Nats and tokens of each line: {} (needs torch {})\"\"\"\n"
                       "import json, pathlib, sys, torch\n{}\n{}begin, context = {}, {}\n{}",
                       example.call, example.packages, example.imports, example.load, reading.beginToken,
                       reading.context, loop);
}

std::string readmeOf(const Example& example, const AdapterInfo& info) {
    const bool answers = info.reading->answers.has_value();
    std::string text = fmt::format(
        "# {} {}\n\n"
        "{} the model `{}` (SHA-256 of its weights: `{}`).\n\n"
        "{}:\n\n    pip install torch {}\n    {}\n",
        info.kind == "lora" ? "A LoRA adapter" : "A model",
        answers ? "that answers" : "for language modelling",
        info.kind == "lora" ? "Made for" : "Every weight of", info.baseModel, info.baseSha256,
        answers ? fmt::format(
                      "It is asked as it was trained, and writes the likeliest answer of at most {} tokens",
                      info.reading->answers->maxNewTokens)
                : fmt::format(
                      "A text is read behind the token {}, in parts of {} tokens; its loss is in nats per "
                      "token",
                      info.reading->beginToken, info.reading->context),
        example.packages, example.call);
    if (info.kind == "lora") {
        text += "\nBASE_MODEL is the folder of the base model, or its name where transformers finds it.\n";
    } else {
        text += "\nThey are in float32, with what was trained in them.\n";
    }
    if (info.trainedPrecision != "float32") {
        text += fmt::format("\nIt was trained and scored on a base in {}; in float32, as here, losses differ "
                            "slightly from those scores.\n",
                            info.trainedPrecision);
    }
    return text;
}

} // namespace

Result<void> writeLanguageUsage(const std::filesystem::path& folder, const AdapterInfo& info) {
    const Example& example = info.kind == "lora" ? adapterExample : modelExample;
    for (const auto& [name, text] :
         {std::pair<std::string, std::string>("README.md", readmeOf(example, info)),
          {example.file, codeOf(example, *info.reading)}}) {
        if (const auto done = publishFile(folder / name, text, Publish::Replace); !done) {
            return done.error();
        }
    }
    return {};
}

} // namespace plateau::exporter
