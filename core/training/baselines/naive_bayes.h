#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Multinomial naive Bayes on words, the classifier that needs no language model (McCallum and Nigam 1998).
namespace plateau::training {

/// Word numbers of a text, repeats kept: runs of letters and digits in the comparable form of core/data; Han
/// characters one by one and in pairs, because Chinese has no spaces.
class Vocabulary {
public:
    /// Numbers every word of the text, new ones at the end.
    std::vector<std::uint32_t> add(std::string_view text);
    std::size_t size() const { return m_numbers.size(); }

private:
    std::map<std::string, std::uint32_t, std::less<>> m_numbers;
};

class NaiveBayes {
public:
    /// Counts with one added to each (Laplace); the same for the texts of the classes (priors).
    /// @param texts word numbers below `words`; @param labels one a text, each in [0, classes)
    NaiveBayes(std::span<const std::vector<std::uint32_t>* const> texts, std::span<const int> labels,
               int classes, std::size_t words);

    /// Log of prior times likelihood of each class, up to a common constant. Words that no training text had
    /// count for nothing.
    std::vector<float> logits(std::span<const std::uint32_t> text) const;

private:
    std::vector<double> m_prior;  ///< log, C
    std::vector<double> m_unseen; ///< log likelihood of a word the class never had, C
    std::vector<char> m_known;    ///< words of the training texts
    std::vector<std::map<std::uint32_t, double>> m_likelihood; ///< log, per class its own words
};

} // namespace plateau::training
