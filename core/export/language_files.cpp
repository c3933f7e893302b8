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

constexpr const char* classLoop = R"py(def classify(text):
    ids = tokens(before + text + after, add_special_tokens=False)["input_ids"][-longest:]
    def log_probability(answer):
        logits = model(input_ids=torch.tensor([ids + answer])).logits[0, len(ids) - 1 : -1]
        return torch.log_softmax(logits, -1).gather(1, torch.tensor(answer)[:, None]).sum()
    shares = torch.softmax(torch.stack([log_probability(answer) for answer in classes.values()]), 0)
    return dict(zip(classes, shares.tolist()))
with torch.no_grad():
    print(json.dumps([classify(line.rstrip("\n")) for line in open(texts, encoding="utf-8")], ensure_ascii=False))
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
    if (reading.answers && reading.answers->classes) {
        const ClassAnswers& classes = *reading.answers->classes;
        Json answers = Json::object();
        for (std::size_t i = 0; i < classes.labels.size(); ++i) {
            answers[classes.labels[i]] = classes.ids[i];
        }
        return fmt::format("\"\"\"The classes of each line: {} (needs torch {})\"\"\"\n"
                           "import json, pathlib, sys, torch\n{}\n{}before, after, longest = {}, {}, {}\n"
                           "classes = {}\n{}",
                           example.call, example.packages, example.imports, example.load,
                           Json(reading.answers->before).dump(), Json(reading.answers->after).dump(),
                           classes.promptTokens, answers.dump(), classLoop);
    }
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

/// What the model is for, in the title; and how it reads a text.
std::pair<std::string, std::string> useOf(const TextReading& reading) {
    if (reading.answers && reading.answers->classes) {
        return {"that sorts texts into classes",
                "It is asked as it was trained; the probability of a class is that with which it writes the "
                "class's name, among the names of all classes"};
    }
    if (reading.answers) {
        return {"that answers",
                fmt::format("It is asked as it was trained, and writes the likeliest answer of "
                            "at most {} tokens",
                            reading.answers->maxNewTokens)};
    }
    return {"for language modelling",
            fmt::format("A text is read behind the token {}, in parts of {} tokens; its loss is in nats per "
                        "token",
                        reading.beginToken, reading.context)};
}

std::string readmeOf(const Example& example, const AdapterInfo& info) {
    const auto [purpose, manner] = useOf(*info.reading);
    std::string text = fmt::format("# {} {}\n\n"
                                   "{} the model `{}` (SHA-256 of its weights: `{}`).\n\n"
                                   "{}:\n\n    pip install torch {}\n    {}\n",
                                   info.kind == "lora" ? "A LoRA adapter" : "A model", purpose,
                                   info.kind == "lora" ? "Made for" : "Every weight of", info.baseModel,
                                   info.baseSha256, manner, example.packages, example.call);
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
