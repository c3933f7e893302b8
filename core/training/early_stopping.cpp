#include "core/training/early_stopping.h"

#include "core/training/checkpoints/exact_number.h"

namespace plateau::training {

void EarlyStopping::see(const Fit& now, std::int64_t update) {
    if (update <= m_seenAt) {
        return;
    }
    m_seenAt = update;
    const bool better = m_bestAt == 0 || isBetter(m_objective, now, m_best);
    m_worse = better ? 0 : m_worse + 1;
    if (better) {
        m_best = now;
        m_bestAt = update;
    }
}

Json EarlyStopping::state() const {
    return {{"loss", exactNumber(m_best.loss)},
            {"quality", exactNumber(m_best.quality)},
            {"best_at", m_bestAt},
            {"seen_at", m_seenAt},
            {"worse", m_worse}};
}

Result<void> EarlyStopping::restore(const Json& state) {
    std::vector<Fault> faults;
    JsonFields fields(state, "early_stopping", faults);
    const auto required = JsonFields::Presence::Required;
    readExact(fields, "loss", m_best.loss);
    readExact(fields, "quality", m_best.quality);
    fields.read("best_at", m_bestAt, required);
    fields.read("seen_at", m_seenAt, required);
    fields.read("worse", m_worse, required);
    fields.finish();
    return faults.empty() ? Result<void>() : Result<void>(faultsToError("saved state", faults));
}

} // namespace plateau::training
