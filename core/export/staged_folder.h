#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <utility>

namespace plateau::exporter {

/// A folder that is filled beside its target and then renamed: after a crash at any moment the target is
/// complete or absent. Destroyed unpublished it leaves nothing.
class StagedFolder {
public:
    /// An existing non-empty target is BadInput.
    static Result<StagedFolder> create(const std::filesystem::path& target);
    ~StagedFolder();
    StagedFolder(StagedFolder&& other) noexcept
        : m_path(std::exchange(other.m_path, {})), m_target(std::move(other.m_target)) {}
    StagedFolder& operator=(StagedFolder&&) = delete;

    /// Where the files go until publish(); write them with publishFile() and its kin.
    const std::filesystem::path& path() const { return m_path; }
    Result<void> publish();

private:
    StagedFolder(std::filesystem::path path, std::filesystem::path target)
        : m_path(std::move(path)), m_target(std::move(target)) {}

    std::filesystem::path m_path;
    std::filesystem::path m_target;
};

} // namespace plateau::exporter
