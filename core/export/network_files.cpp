#include "core/export/network_files.h"

#include "core/base/file.h"
#include "core/export/staged_folder.h"

#include <fmt/format.h>

#include <utility>

namespace plateau::exporter {
namespace {

namespace fs = std::filesystem;

constexpr const char* tableExample =
    R"py("""A number for each row of a CSV file: python use_with_torch.py ROWS.csv (needs torch safetensors)"""
import csv, json, pathlib, sys, torch
from safetensors.torch import load_file

here = pathlib.Path(__file__).parent
model, weights = json.loads((here / "model.json").read_text(encoding="utf-8")), load_file(here / "model.safetensors")
def inputs(row):
    values = []
    for column in model["columns"]:
        text = row.get(column["name"]) or ""
        gap = [float(not text.strip())] * column.get("has_gaps", False)
        names = column.get("categories")
        values += [float(text == name) for name in names] if names else [float(text) if text.strip() else column["mean"]]
        values += gap
    return values
x = torch.tensor([inputs(row) for row in csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"))])
x = (x - weights["features.mean"]) / weights["features.deviation"]
for layer in range(model["layers"]):
    x = torch.nn.functional.linear(x, weights[f"layers.{layer}.weight"], weights[f"layers.{layer}.bias"])
    x = getattr(torch.nn.functional, model["activation"])(x) if layer + 1 < model["layers"] else x
mean, deviation = weights["target.mean_and_deviation"]
print(json.dumps((x[:, 0] * deviation + mean).tolist()))
)py";

constexpr const char* byteExample =
    R"py("""Nats per token of each line: python use_with_transformers.py TEXTS.txt (needs torch transformers)"""
import json, pathlib, sys, torch
from transformers import AutoModelForCausalLM

model = AutoModelForCausalLM.from_pretrained(pathlib.Path(__file__).parent).float().eval()
begin, context = model.config.bos_token_id, model.config.max_position_embeddings
def nats(text):
    ids, total = torch.tensor([begin, *text.encode()]), 0.0
    for start in range(0, len(ids) - 1, context):
        part = ids[start : start + context + 1]
        logits = model(part[None, :-1]).logits[0]
        total += torch.nn.functional.cross_entropy(logits, part[1:], reduction="sum").item()
    return [total, len(ids) - 1]
with torch.no_grad():
    print(json.dumps([nats(line.rstrip("\n")) for line in open(sys.argv[1], encoding="utf-8")]))
)py";

constexpr const char* byteAnswers =
    R"py("""The answer to each line: python use_with_transformers.py TEXTS.txt (needs torch transformers)"""
import json, pathlib, sys, torch
from transformers import AutoModelForCausalLM

model = AutoModelForCausalLM.from_pretrained(pathlib.Path(__file__).parent).float().eval()
begin, end = model.config.bos_token_id, model.config.eos_token_id
def answer(prompt):
    ids = [begin, *prompt.encode(), *b"\n"]
    written = model.generate(torch.tensor([ids]), do_sample=False, max_new_tokens=LONGEST, eos_token_id=end, pad_token_id=end)
    return bytes(token for token in written[0, len(ids):].tolist() if token < 256).decode(errors="replace").strip()
with torch.no_grad():
    print(json.dumps([answer(line.rstrip("\n")) for line in open(sys.argv[1], encoding="utf-8")], ensure_ascii=False))
)py";

/// @param longest tokens of an answer; 0: it writes none
std::string byteCode(int longest) {
    if (longest == 0) {
        return byteExample;
    }
    std::string code = byteAnswers;
    constexpr std::string_view place = "LONGEST";
    return code.replace(code.find(place), place.size(), std::to_string(longest));
}

Json originJson(const NetworkOrigin& origin) {
    return {{"task", origin.task},
            {"trained_model", {{"name", origin.model}, {"sha256", origin.sha256}}},
            {"cell", origin.cell}};
}

std::string readme(const NetworkOrigin& origin, const std::string& what, const std::string& packages,
                   const std::string& call) {
    return fmt::format("# {}\n\n"
                       "Trained from scratch for {} (model `{}`, cell `{}`). Every weight is in "
                       "`model.safetensors`; the example code is all that it takes to use it:\n\n"
                       "    pip install {}\n    {}\n",
                       what, origin.task, origin.model, origin.cell, packages, call);
}

using TextFiles = std::vector<std::pair<std::string, std::string>>;

Result<void> writeAll(const fs::path& folder, std::vector<checkpoint::TensorData> tensors,
                      const TextFiles& files) {
    auto staged = StagedFolder::create(folder);
    if (!staged) {
        return staged.error();
    }
    const auto weights = checkpoint::writeSafetensors(staged->path() / "model.safetensors",
                                                      std::move(tensors), {}, Publish::Replace);
    if (!weights) {
        return weights.error();
    }
    for (const auto& [name, text] : files) {
        if (const auto done = publishFile(staged->path() / name, text, Publish::Replace); !done) {
            return done.error();
        }
    }
    return staged->publish();
}

} // namespace

Result<void> writeTableModel(const fs::path& folder, const NetworkOrigin& origin, const Json& columns,
                             const std::string& activation, std::vector<checkpoint::TensorData> tensors) {
    int layers = 0;
    for (const checkpoint::TensorData& tensor : tensors) {
        layers += tensor.name.starts_with("layers.") && tensor.name.ends_with(".weight") ? 1 : 0;
    }
    Json model = originJson(origin);
    model["columns"] = columns;
    model["activation"] = activation;
    model["layers"] = layers;
    return writeAll(folder, std::move(tensors),
                    {{"model.json", model.dump(2) + "\n"},
                     {"use_with_torch.py", tableExample},
                     {"README.md", readme(origin, "A number for each row of a table", "torch safetensors",
                                          "python use_with_torch.py ROWS.csv")}});
}

Result<void> writeByteModel(const fs::path& folder, const NetworkOrigin& origin,
                            const checkpoint::DecoderConfig& config, std::int32_t beginToken,
                            int maxNewTokens, std::vector<checkpoint::TensorData> tensors) {
    const Json json = {{"architectures", Json::array({"LlamaForCausalLM"})},
                       {"model_type", "llama"},
                       {"hidden_act", "silu"},
                       {"hidden_size", config.hidden},
                       {"intermediate_size", config.inner},
                       {"num_hidden_layers", config.layers},
                       {"num_attention_heads", config.heads},
                       {"num_key_value_heads", config.keyValueHeads},
                       {"head_dim", config.headSize},
                       {"vocab_size", config.vocabulary},
                       {"max_position_embeddings", config.context},
                       {"rms_norm_eps", config.rmsNormEps},
                       {"rope_theta", config.ropeTheta},
                       {"tie_word_embeddings", config.tiedHead},
                       {"bos_token_id", beginToken},
                       {"eos_token_id", beginToken + 1},
                       {"torch_dtype", "float32"},
                       {"plateau", originJson(origin)}};
    return writeAll(
        folder, std::move(tensors),
        {{"config.json", json.dump(2) + "\n"},
         {"use_with_transformers.py", byteCode(maxNewTokens)},
         {"README.md",
          readme(origin, "A language model of bytes", "torch transformers",
                 "python use_with_transformers.py TEXTS.txt") +
              fmt::format("\nTokens are the bytes of the text behind a begin token ({}); texts longer than "
                          "{} bytes are read in parts of that length.\n",
                          beginToken, config.context)}});
}

} // namespace plateau::exporter
