# Headers that nearly every file reads are compiled once: a library or program says of which kind it is.
#   core     the standard library, JSON and fmt
#   qt       the same and Qt Core
#   widgets  the same and Qt Widgets
#   program  as core, in a program
#   test     as qt, in a program
#   torch, torch_test: LibTorch's tensors, in a library and in a program
set(PLATEAU_HEADERS_core <algorithm> <array> <cmath> <cstdint> <filesystem> <functional> <map> <memory> <optional> <set> <span>
    <string> <string_view> <utility> <variant> <vector> <fmt/format.h> <nlohmann/json.hpp>)
set(PLATEAU_HEADERS_qt ${PLATEAU_HEADERS_core} <QtCore>)
set(PLATEAU_HEADERS_widgets ${PLATEAU_HEADERS_qt} <QtGui> <QtWidgets>)
set(PLATEAU_HEADERS_program ${PLATEAU_HEADERS_core})
set(PLATEAU_HEADERS_test ${PLATEAU_HEADERS_qt}) # Qt Test knows its program's folder: it cannot be shared
set(PLATEAU_HEADERS_torch <ATen/ATen.h>)
set(PLATEAU_HEADERS_torch_test ${PLATEAU_HEADERS_torch})

file(WRITE ${PROJECT_BINARY_DIR}/precompiled.cpp "int main() {}\n")

# A precompiled header fits only code compiled with the same options: libraries are position independent, programs are
# position independent executables, so a kind for programs is carried by a program.
function(plateau_precompiled_header kind)
    cmake_parse_arguments(arg "PROGRAM" "" "USES" ${ARGN})
    set(carrier plateau_precompiled_${kind})
    if(arg_PROGRAM)
        add_executable(${carrier} EXCLUDE_FROM_ALL ${PROJECT_BINARY_DIR}/precompiled.cpp)
    else()
        add_library(${carrier} OBJECT EXCLUDE_FROM_ALL ${PROJECT_BINARY_DIR}/precompiled.cpp)
    endif()
    set_target_properties(${carrier} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${carrier} PRIVATE plateau_warnings fmt::fmt nlohmann_json::nlohmann_json ${arg_USES})
    target_precompile_headers(${carrier} PRIVATE ${PLATEAU_HEADERS_${kind}})
endfunction()

function(plateau_precompiled_headers)
    plateau_precompiled_header(core)
    plateau_precompiled_header(qt USES Qt6::Core)
    plateau_precompiled_header(widgets USES Qt6::Widgets)
    plateau_precompiled_header(program PROGRAM)
    plateau_precompiled_header(test PROGRAM USES Qt6::Core)
    target_compile_options(plateau_precompiled_test PRIVATE ${PLATEAU_TEST_OPTIONS})
    if(PLATEAU_TORCH)
        plateau_precompiled_header(torch USES LibTorch::torch)
        plateau_precompiled_header(torch_test PROGRAM USES LibTorch::torch Qt6::Core)
    endif()
endfunction()

function(plateau_reuse_headers target kind)
    target_link_libraries(${target} PRIVATE fmt::fmt nlohmann_json::nlohmann_json)
    target_precompile_headers(${target} REUSE_FROM plateau_precompiled_${kind})
endfunction()
