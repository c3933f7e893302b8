#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace plateau {

/// Files that a user asked for by name, outside of experiment folders.

enum class MissingFolders { Made, Refused };

/// Puts `bytes` where `path` leads to. A new or regular file gets them whole or not at all, behind a symbolic
/// link, too, which stays; a device, a pipe, and what standard output leads to are written to and never
/// replaced. New files have the rights that the umask gives, old ones keep theirs.
/// @param missing whether folders that are not there are made; else NotFound names the path
Result<void> writeOutput(const std::filesystem::path& path, std::string_view bytes,
                         MissingFolders missing = MissingFolders::Made);

/// Whether `path` leads to the program's standard output.
bool isStandardOutput(const std::filesystem::path& path);

/// Gives a folder and everything in it the rights that the umask gives to new files and folders.
void applyUmask(const std::filesystem::path& folder);

} // namespace plateau
