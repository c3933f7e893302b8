#pragma once

#include "core/export/report_content.h"

#include <cstdint>
#include <string>

/// Parts of reportContent().
namespace plateau::exporter {

/// All that the parts look at. References must outlive it.
struct ReportSource {
    const experiment::Plan& plan;
    const experiment::ExperimentState& state;
    const experiment::ExperimentAnswer& answer;
    const experiment::DataCurve& curve;
    const ReportRun& run;
    const ReportSentences& sentences;
    const ReportTexts& words;
};

/// Numbers as the words of a report write them.
class ReportNumbers {
public:
    explicit ReportNumbers(const ReportSource& source)
        : ReportNumbers(source.words, source.curve.metric->info()) {}
    ReportNumbers(const ReportTexts& words, const metric::MetricInfo& metric)
        : m_words(words), m_metric(metric) {}

    std::string count(double n) const;                         ///< "1,856"
    std::string estimate(double n) const;                      ///< two significant digits: "360"
    std::string percent(double share, int decimals = 1) const; ///< "97.2 %"
    std::string chance(double p) const;                        ///< never 0 or 100 %
    std::string interval(double low, double high) const;       ///< "96.5–97.8 %" of shares
    std::string points(double share) const;                    ///< "0.6" of .006, never "-0.0"

    // Scores in the unit of the experiment's metric.
    std::string score(double value) const;                    ///< "97.2 %", "12,523"
    std::string target(double value) const;                   ///< without needless decimals: "90 %"
    std::string scoreInterval(double low, double high) const; ///< "96.5–97.8 %", "11,809–13,237"
    std::string difference(double value) const;               ///< "0.6 points", "541"
    std::string differenceDigits(double value) const;         ///< "0.6", "541"

    std::string range(const std::string& low, const std::string& high) const;
    /// Outwards, open beyond the cap. @param largest size measured
    std::string neededRange(const statistics::NeededRange& needed, double largest) const;
    std::string number(double value) const; ///< a setting: "0.0005"

private:
    bool isShare() const { return m_metric.display == metric::Display::Percent; }
    const ReportTexts& m_words;
    const metric::MetricInfo& m_metric;
};

/// Untrusted text of a report: cut, no control or bidirectional characters.
std::string shown(const std::string& untrusted);
std::string curveKindText(const ReportSource& source);
/// What one unit of the fit is in the metric's own: 1 for shares.
double unitOfFit(const ReportSource& source);
/// A word of a POSIX shell, quoted where it must be.
std::string shellWord(const std::string& text);
/// "2026-11-21 20:05 UTC"
std::string dateText(double wall);

ReportSection sizesSection(const ReportSource& source);
ReportSection needSection(const ReportSource& source);
ReportSection gainSection(const ReportSource& source);
ReportSection stoppingSection(const ReportSource& source);
ReportSection classesSection(const ReportSource& source);
ReportSection baselinesSection(const ReportSource& source);
ReportSection cellsSection(const ReportSource& source);
ReportSection settingsSection(const ReportSource& source);
ReportSection provenanceSection(const ReportSource& source);
ReportSection redoSection(const ReportSource& source);
ReportSection methodSection(const ReportSource& source);

} // namespace plateau::exporter
