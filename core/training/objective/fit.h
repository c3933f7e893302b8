#pragma once

#include "core/task/examples.h"

#include <cstdint>
#include <span>
#include <vector>

/// How well outputs fit targets: what early stopping and the checks of a finished cell look at.
namespace plateau::training {

/// loss: in the objective's own unit (nats; Regression: squared error over the variance of the targets).
/// quality: share of items that are right (Classification: the class, MultiLabel: every label); Regression:
/// R²; CausalLanguage: share of the uniform guess's nats that is saved.
struct Fit {
    double loss = 0;
    double quality = 0;
};

/// @param rows whose targets the outputs are to fit, one an item
/// @param outputCount K: classes, labels, or the vocabulary
Fit fitOf(task::Objective objective, const task::Outputs& outputs, const task::Examples& examples,
          std::span<const std::uint32_t> rows, std::int64_t outputCount);

/// True when early stopping prefers a to b: more right where that is counted, then less loss.
bool isBetter(task::Objective objective, const Fit& a, const Fit& b);

/// A fall of the loss over the last tenth of the updates that shows that training has not ended.
double stillFallingFrom(task::Objective objective, std::int64_t outputCount);

/// True when not even the training rows are fitted. @param reachable share that contradictory rows leave
bool isNotFitted(task::Objective objective, const Fit& fit, double reachable);

/// Share of a cell's rows whose input does not occur with another target; 1 where targets are no classes.
double reachableShare(task::Objective objective, const task::Examples& examples,
                      std::span<const std::uint32_t> rows, std::span<const std::uint32_t> targetRows);

/// Two-sided p of a model being below a baseline on the same items, 1 when it is not below. Classification:
/// McNemar; else the mean difference of the items' losses over its standard error.
/// @param model, baseline outputs of N items @param items their N positions in `truth`
double belowBaselineP(task::Objective objective, const task::Outputs& model, const task::Outputs& baseline,
                      const task::Examples& truth, std::span<const std::uint32_t> items);

/// Two-sided McNemar p for `first` right only on b items and `second` right only on c: exact binomial below
/// b + c = 25, else mid-p (Fagerland et al. 2013); 1 for a tie.
double mcNemar(int b, int c);

/// Loss of each item, in the unit of Fit::loss (Regression: of the target's unit squared; CausalLanguage:
/// nats a token). Items of a class that the pool does not have count as infinitely bad for no model: 0.
std::vector<double> itemLosses(task::Objective objective, const task::Outputs& outputs,
                               const task::Examples& examples, std::span<const std::uint32_t> rows);

} // namespace plateau::training
