#include "core/tokenizer/sentencepiece/unigram_tokenizer.h"

#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/tokenizer/spaced_pieces.h"
#include "core/tokenizer/unicode_class.h"
#include "core/tokenizer/valid_text.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace plateau::tokenizer {
namespace {

constexpr double unknownPenalty = 10; ///< below the lowest score, as SentencePiece

bool isSpace(char32_t c) {
    return (CharClasses::instance().of(c) & char_class::space) != 0;
}

/// Calls `take` for each word between white space.
void splitAtWhiteSpace(std::string_view text, const std::function<void(std::string_view)>& take) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        if (isSpace(decodeUtf8(text, at).value_or(U'\uFFFD'))) {
            if (begin < here) {
                take(text.substr(begin, here - begin));
            }
            begin = at;
        }
    }
    if (begin < text.size()) {
        take(text.substr(begin));
    }
}

/// Calls `take` for each part that begins at a "▁", and for what stands before the first.
void splitAtMarks(std::string_view marked, const std::function<void(std::string_view)>& take) {
    while (!marked.empty()) {
        const auto next = std::min(marked.find(spaceMark, 1), marked.size());
        take(marked.substr(0, next));
        marked.remove_prefix(next);
    }
}

std::string joinedSpaces(std::string_view text, std::string_view content) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_not_of(' ', at), text.size());
        if (end - at > 1) {
            result += content;
            at = end;
        } else {
            result += text[at++];
        }
    }
    return result;
}

std::string_view trimmedRight(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (!isSpace(decodeUtf8(text, at).value_or(U'\uFFFD'))) {
            end = at;
        }
    }
    return text.substr(0, end);
}

std::vector<std::string> textsOf(const std::vector<UnigramSpec::Piece>& pieces) {
    std::vector<std::string> texts;
    for (const auto& piece : pieces) {
        texts.push_back(piece.text);
    }
    return texts;
}

} // namespace

std::string UnigramSpec::hash() const {
    Json all = {{"type", "unigram"}, {"unknown", unknown}, {"splits", splitsAtWhiteSpace}};
    for (const Piece& piece : pieces) {
        all["pieces"].push_back({piece.text, piece.score});
    }
    for (const Step& step : steps) {
        all["steps"].push_back({static_cast<int>(step.kind), step.content});
    }
    all["map"] = map ? sha256(map->bytes()) : "";
    for (const AddedToken& token : addedTokens) {
        all["added_tokens"].push_back(
            {token.id, token.content, token.singleWord, token.leftStrip, token.rightStrip});
    }
    for (const auto& [role, id] : specials) {
        all["specials"][tokenizer::name(role)] = id;
    }
    return sha256(all.dump());
}

UnigramTokenizer::UnigramTokenizer(UnigramSpec spec)
    : ListedTokenizer(textsOf(spec.pieces), spec.addedTokens, spec.specials, spec.hash()),
      m_spec(std::move(spec)),
      m_addedTokens(m_spec.addedTokens) {
    double lowest = std::numeric_limits<double>::infinity();
    for (std::size_t id = 0; id < m_spec.pieces.size(); ++id) {
        const auto& [text, score] = m_spec.pieces[id];
        m_ids[text] = static_cast<std::int32_t>(id);
        std::size_t at = 0;
        std::size_t& longest = m_longest[decodeUtf8(text, at).value_or(U'\uFFFD')];
        longest = std::max(longest, text.size());
        lowest = std::min(lowest, score);
    }
    m_unknownScore = lowest - unknownPenalty;
    for (const AddedToken& token : m_spec.addedTokens) {
        if (token.special) {
            m_ids.erase(token.content); // a piece of no text
        }
    }
}

std::vector<std::int32_t> UnigramTokenizer::encode(std::string_view text) const {
    return encode(text, AddedTokens::Search::All, Place::Start);
}

std::vector<std::int32_t> UnigramTokenizer::encodeLiteral(std::string_view text, Place place) const {
    return encode(text, AddedTokens::Search::NotSpecial, place);
}

std::vector<std::int32_t> UnigramTokenizer::encode(std::string_view text, AddedTokens::Search search,
                                                   Place place) const {
    Ids ids;
    Words known;
    m_addedTokens.split(
        validText(text), search,
        [&](std::string_view stretch) {
            encodeStretch(stretch, place, known, ids);
            place = Place::Continues;
        },
        [&](std::int32_t id) {
            ids.push_back(id);
            place = Place::BehindToken;
        });
    return ids;
}

std::string UnigramTokenizer::normalized(std::string_view text) const {
    std::string result(text);
    for (const UnigramSpec::Step& step : m_spec.steps) {
        switch (step.kind) {
        case UnigramSpec::Step::Kind::Map:
            result = m_spec.map->normalized(result);
            break;
        case UnigramSpec::Step::Kind::JoinSpaces:
            result = joinedSpaces(result, step.content);
            break;
        case UnigramSpec::Step::Kind::TrimRight:
            result = trimmedRight(result);
            break;
        }
    }
    return result;
}

void UnigramTokenizer::encodeStretch(std::string_view text, Place place, Words& known, Ids& ids) const {
    const auto encodePart = [&](std::string_view part) {
        const auto [entry, isNew] = known.try_emplace(std::string(part));
        if (isNew) {
            entry->second = bestPieces(part);
        }
        ids.insert(ids.end(), entry->second.begin(), entry->second.end());
    };
    const auto encodeWord = [&](std::string_view word) {
        std::string marked = withMarks(word);
        if (!marked.starts_with(spaceMark) && place != Place::Continues) {
            marked.insert(0, spaceMark);
        }
        splitAtMarks(marked, encodePart);
        place = m_spec.splitsAtWhiteSpace ? Place::BehindToken : place;
    };
    const std::string clean = normalized(text);
    if (m_spec.splitsAtWhiteSpace) {
        splitAtWhiteSpace(clean, encodeWord);
    } else if (!clean.empty()) {
        encodeWord(clean);
    }
}

/// The path of the highest sum over the places between characters; of equal ones the first that was found.
std::vector<std::int32_t> UnigramTokenizer::bestPieces(std::string_view word) const {
    struct Best {
        double score = 0;
        std::size_t begin = std::string_view::npos; ///< of the last piece of the path; npos: no path yet
        std::int32_t id = 0;
    };
    std::vector<Best> best(word.size() + 1);
    for (std::size_t at = 0; at < word.size();) {
        const auto offer = [&](std::size_t end, double score, std::int32_t id) {
            const double sum = score + best[at].score;
            if (best[end].begin == std::string_view::npos || sum > best[end].score) {
                best[end] = {sum, at, id};
            }
        };
        std::size_t next = at;
        const auto longest = m_longest.find(decodeUtf8(word, next).value_or(U'\uFFFD'));
        bool isKnown = false;
        const std::size_t most = longest == m_longest.end() ? 0 : std::min(at + longest->second, word.size());
        for (std::size_t end = next; end <= most;) {
            const auto piece = m_ids.find(word.substr(at, end - at));
            if (piece != m_ids.end()) {
                offer(end, m_spec.pieces[static_cast<std::size_t>(piece->second)].score, piece->second);
                isKnown = isKnown || end == next;
            }
            if (end == word.size()) {
                break;
            }
            (void)decodeUtf8(word, end);
        }
        if (!isKnown) {
            offer(next, m_unknownScore, m_spec.unknown);
        }
        at = next;
    }
    Ids ids;
    for (std::size_t end = word.size(); end > 0; end = best[end].begin) {
        const bool fuses = best[end].id == m_spec.unknown && !ids.empty() && ids.back() == m_spec.unknown;
        if (!fuses) {
            ids.push_back(best[end].id);
        }
    }
    std::reverse(ids.begin(), ids.end());
    return ids;
}

std::string UnigramTokenizer::decode(std::span<const std::int32_t> ids) const {
    std::string text;
    for (const std::int32_t id : ids) {
        const std::string& piece = token(id);
        const bool isLiteral = !piece.empty() && isAdded(id);
        const std::string written = isLiteral ? piece : withSpaces(piece);
        text += text.empty() && !isLiteral && written.starts_with(' ') ? written.substr(1) : written;
    }
    return text;
}

} // namespace plateau::tokenizer
