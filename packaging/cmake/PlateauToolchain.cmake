# Language level, warnings, sanitizers and the compiler cache: one place for what every target shares.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
find_package(Threads REQUIRED)

find_program(PLATEAU_CCACHE ccache)
if(PLATEAU_CCACHE)
    # Checkouts in other folders share what was compiled; a precompiled header is known by its content.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${PLATEAU_CCACHE})
endif()

add_library(plateau_warnings INTERFACE)
target_compile_options(plateau_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Wcast-align
    -Wnull-dereference -Wformat=2 $<$<BOOL:${PLATEAU_WERROR}>:-Werror>
    # GCC 12 reports these inside inlined standard library code without a real cause.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-null-dereference -Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow
    -Wno-array-bounds>)
target_compile_definitions(plateau_warnings INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII)
target_include_directories(plateau_warnings INTERFACE ${PROJECT_SOURCE_DIR})

# Tests run once: optimising them takes longer than it saves.
set(PLATEAU_TEST_OPTIONS -O0)

if(PLATEAU_SANITIZE)
    add_compile_options(-fsanitize=${PLATEAU_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${PLATEAU_SANITIZE})
endif()

# What AUTOMOC starts, PLATEAU_MOC_ALONE; needs Qt. See moc.sh.in.
macro(plateau_moc)
    get_target_property(PLATEAU_MOC Qt6::moc IMPORTED_LOCATION)
    if(NOT PLATEAU_MOC)
        get_target_property(PLATEAU_MOC Qt6::moc IMPORTED_LOCATION_NONE)
    endif()
    set(PLATEAU_MOC_ALONE ${PROJECT_BINARY_DIR}/moc.sh)
    configure_file(packaging/cmake/moc.sh.in ${PLATEAU_MOC_ALONE} @ONLY FILE_PERMISSIONS OWNER_READ OWNER_WRITE
        OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
endmacro()
