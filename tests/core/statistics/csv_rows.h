#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

/// Small CSV files without quotes, as rows of named fields.
namespace plateau::statistics::examples {

using Row = std::map<std::string, std::string>;

inline std::vector<Row> readCsv(const std::string& path) {
    std::ifstream file(path);
    std::vector<Row> rows;
    std::vector<std::string> header;
    for (std::string line; std::getline(file, line);) {
        std::stringstream fields(line);
        std::vector<std::string> values;
        for (std::string field; std::getline(fields, field, ',');) {
            values.push_back(field);
        }
        if (header.empty()) {
            header = values;
            continue;
        }
        Row row;
        for (std::size_t i = 0; i < values.size(); ++i) {
            row[header[i]] = values[i];
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

inline double number(const Row& row, const std::string& column) {
    return std::stod(row.at(column));
}

} // namespace plateau::statistics::examples
