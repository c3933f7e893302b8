#!/usr/bin/env python3
"""Builds the demo task, home-control intent recognition, from the sentence templates of home-assistant-intents.

    make_home_control.py WHEEL OUT.jsonl

Templates are sampled by random derivation, so no exponential expansion happens. A row is
{"id", "text", "label", "split", "template"}. The split is by template cluster: templates of one intent that produced a
common sentence stay together, so a test sentence never comes from wording seen in training. Same wheel, same bytes.
"""
import collections
import hashlib
import json
import random
import re
import sys
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
from template_grammar import Choice, Permutation, Sequence, Slot, Text, Optional, Rule, parse

LANGUAGE = "en"
SEED = 1
SENTENCES_PER_TEMPLATE = 60
ATTEMPTS_PER_SENTENCE = 6
MIN_CLUSTERS = 3        # an intent with fewer cannot be split
MIN_ROWS_PER_SPLIT = 10
EVALUATION_SHARE = 0.15  # of an intent's templates, for validation and for test
TRAIN_SHARE = 0.3        # never fewer of an intent's templates in training
TRAIN_CAP = 300          # rows an intent
EVALUATION_CAP = 60
SPLITS = ("train", "validation", "test")


class Sampler:
    """Derives random sentences from parsed templates."""

    def __init__(self, data, words):
        self.words = words
        self.lists = data["lists"]
        self.rules = {name: parse(text) for name, text in data["expansion_rules"].items()}
        self.values = {
            name: [parse(value["in"] if isinstance(value, dict) else value) for value in entry["values"]]
            for name, entry in self.lists.items() if "values" in entry}

    def sentence(self, template, rng, block):
        """One sentence; `block` is the intent's data block, whose domain picks the device names."""
        return re.sub(r"\s+", " ", self._derive(template, rng, block)).strip()

    def _derive(self, node, rng, block):
        if isinstance(node, Text):
            return node.text
        if isinstance(node, Sequence):
            return "".join(self._derive(part, rng, block) for part in node.parts)
        if isinstance(node, Choice):
            return self._derive(rng.choice(node.options), rng, block)
        if isinstance(node, Optional):
            return self._derive(node.part, rng, block) if rng.random() < 0.5 else ""
        if isinstance(node, Permutation):
            parts = list(node.parts)
            rng.shuffle(parts)
            return " ".join(self._derive(part, rng, block) for part in parts)
        if isinstance(node, Rule):
            return self._derive(self.rules[node.name], rng, block)
        assert isinstance(node, Slot)
        return self._fill(node.list_name, rng, block)

    def _fill(self, name, rng, block):
        if name in ("area", "floor"):
            return rng.choice(self.words[name])
        if name == "name":
            return rng.choice(self._device_names(block))
        entry = self.lists[name]
        if entry.get("wildcard"):
            return rng.choice(self.words["free_text"][name])
        if "range" in entry:
            limits = entry["range"]
            return str(rng.randrange(int(limits["from"]), int(limits["to"]) + 1, int(limits.get("step", 1))))
        return self._derive(rng.choice(self.values[name]), rng, block).strip()

    def _device_names(self, block):
        domain = (block.get("requires_context") or {}).get("domain") or (block.get("slots") or {}).get("domain")
        domains = [domain] if isinstance(domain, str) else list(domain or [])
        names = [name for d in domains for name in self.words["names_by_domain"].get(d, [])]
        return names or self.words["names_by_domain"]["light"]


class Template:
    """A template with its sampled sentences, keyed without case, spaces and punctuation."""

    def __init__(self, name, intent, sentences):
        self.name = name
        self.intent = intent
        self.sentences = sentences


def key_of(sentence):
    return re.sub(r"[^\w%°]+", "", sentence.lower())


def sample_templates(data, words):
    sampler = Sampler(data, words)
    templates = []
    for intent in sorted(data["intents"]):
        for block_number, block in enumerate(data["intents"][intent]["data"]):
            for number, text in enumerate(block["sentences"]):
                name = f"{intent}/{block_number}/{number}"
                parsed = parse(text)
                rng = random.Random(f"{SEED}|{LANGUAGE}|{name}")
                sentences = {}
                for _ in range(SENTENCES_PER_TEMPLATE * ATTEMPTS_PER_SENTENCE):
                    sentence = sampler.sentence(parsed, rng, block)
                    if sentence:
                        sentences.setdefault(key_of(sentence), sentence)
                    if len(sentences) >= SENTENCES_PER_TEMPLATE:
                        break
                templates.append(Template(name, intent, sentences))
    return templates


def drop_ambiguous(templates):
    """Removes sentences that more than one intent can produce."""
    intents = collections.defaultdict(set)
    for template in templates:
        for key in template.sentences:
            intents[key].add(template.intent)
    for template in templates:
        template.sentences = {k: s for k, s in template.sentences.items() if len(intents[k]) == 1}


def clusters_by_intent(templates):
    """Union-find: templates that share a sentence are one cluster."""
    parent = list(range(len(templates)))

    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first = {}
    for i, template in enumerate(templates):
        for key in template.sentences:
            parent[root(i)] = root(first.setdefault(key, i))
    grouped = collections.defaultdict(lambda: collections.defaultdict(list))
    for i, template in enumerate(templates):
        grouped[template.intent][root(i)].append(template)
    return {intent: list(clusters.values()) for intent, clusters in grouped.items()}


def row_count(cluster):
    return len({key for template in cluster for key in template.sentences})


def split_intent(intent, clusters):
    """(split, cluster) pairs, the richest cluster in training; nothing when the intent is too small to be split."""
    if len(clusters) < MIN_CLUSTERS:
        return []
    clusters = sorted(clusters, key=lambda c: (row_count(c), c[0].name))
    total = sum(map(len, clusters))
    goal = max(1, round(EVALUATION_SHARE * total))
    order = clusters[:-1]
    random.Random(f"{SEED}|{intent}").shuffle(order)
    order.sort(key=lambda c: row_count(c) < MIN_ROWS_PER_SPLIT)
    chosen, templates, rows, left = {}, collections.Counter(), collections.Counter(), total
    for cluster in order:
        for split in sorted(("test", "validation"), key=lambda s: (rows[s], s)):
            wanted = rows[split] < MIN_ROWS_PER_SPLIT or templates[split] + len(cluster) <= goal
            if wanted and left - len(cluster) >= TRAIN_SHARE * total:
                chosen[id(cluster)] = split
                templates[split] += len(cluster)
                rows[split] += row_count(cluster)
                left -= len(cluster)
                break
    rows["train"] = sum(row_count(c) for c in clusters if id(c) not in chosen)
    if any(rows[split] < MIN_ROWS_PER_SPLIT for split in SPLITS):
        return []
    return [(chosen.get(id(cluster), "train"), cluster) for cluster in clusters]


def build_rows(data, words):
    templates = sample_templates(data, words)
    drop_ambiguous(templates)
    rows, seen = [], set()
    for intent, clusters in sorted(clusters_by_intent(templates).items()):
        for split, cluster in split_intent(intent, clusters):
            for template in cluster:
                for key, sentence in template.sentences.items():
                    if key not in seen:
                        seen.add(key)
                        rows.append({"text": sentence, "label": intent, "split": split, "template": template.name})
    rows.sort(key=lambda r: (SPLITS.index(r["split"]), hashlib.sha256(f"{SEED}{r['text']}".encode()).hexdigest()))
    kept, count = [], collections.Counter()
    for row in rows:
        count[row["split"], row["label"]] += 1
        if count[row["split"], row["label"]] <= (TRAIN_CAP if row["split"] == "train" else EVALUATION_CAP):
            kept.append({"id": f"home-{len(kept):05d}", **row})
    return kept


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    words = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        data = json.loads(wheel.read(f"home_assistant_intents/data/{LANGUAGE}.json"))
    rows = build_rows(data, words)
    with open(sys.argv[2], "w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    counts = collections.Counter(row["split"] for row in rows)
    print(f"{len({row['label'] for row in rows})} intents,", ", ".join(f"{counts[s]} {s}" for s in SPLITS))


if __name__ == "__main__":
    main()
