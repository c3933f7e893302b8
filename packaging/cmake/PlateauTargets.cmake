# Target declarations read as data: a name, its sources, what it uses.

# plateau_library(statistics SOURCES fit.cpp … USES base Eigen3::Eigen)
# A core folder's static library plateau::<name>. USES takes folder names or imported targets, PRIVATE_USES likewise.
function(plateau_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
    add_library(plateau_${name} STATIC ${arg_SOURCES})
    add_library(plateau::${name} ALIAS plateau_${name})
    target_link_libraries(plateau_${name} PRIVATE plateau_warnings)
    plateau_use(plateau_${name} PUBLIC ${arg_USES})
    plateau_use(plateau_${name} PRIVATE ${arg_PRIVATE_USES})
    file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    if(folder MATCHES "^ui/(session|viewmodels)")
        plateau_reuse_headers(plateau_${name} qt)
    elseif(folder MATCHES "^ui")
        plateau_reuse_headers(plateau_${name} widgets)
    elseif(NOT folder MATCHES "^core/(model|training)") # these precompile Torch's headers
        plateau_reuse_headers(plateau_${name} core)
    endif()
endfunction()

# plateau_folder(statistics intervals curve …): the libraries of the folders below this one, and plateau::<name> for all of
# them, for users that the order among them does not concern.
function(plateau_folder name)
    add_library(plateau_${name} INTERFACE)
    add_library(plateau::${name} ALIAS plateau_${name})
    foreach(part IN LISTS ARGN)
        add_subdirectory(${part})
        target_link_libraries(plateau_${name} INTERFACE plateau::${name}_${part})
    endforeach()
endfunction()

# plateau_use(target PUBLIC|PRIVATE names…): a bare word is a folder of ours, anything with "::" an imported target.
function(plateau_use target scope)
    foreach(item IN LISTS ARGN)
        if(NOT item MATCHES "::")
            set(item plateau::${item})
        endif()
        target_link_libraries(${target} ${scope} ${item})
    endforeach()
endfunction()

# plateau_test(test_name USES … [SOURCES …] [STARTS MACRO=target …] [TIMEOUT seconds] [LABELS …])
# tests/<folder>/test_name.cpp, run offscreen as ctest <folder>/test_name. The tests of a folder are one program that runs the
# one it is told, each in a process of its own; a file with its own main() stays a program of its own. STARTS: programs that the
# test starts, found through the macro.
function(plateau_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "USES;SOURCES;STARTS;LABELS" ${ARGN})
    file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR}/tests ${CMAKE_CURRENT_SOURCE_DIR})
    string(REPLACE "/" "_" prefix ${folder})
    file(STRINGS ${name}.cpp own_main REGEX "^(QTEST_[A-Z_]*MAIN|int main) *\\(")
    if(own_main)
        set(target ${prefix}_${name})
        set(command ${target})
    else()
        set(target ${prefix}_tests)
        set(command ${target} ${name})
    endif()
    if(NOT TARGET ${target})
        plateau_test_program(${target} ${folder})
    endif()
    if(NOT own_main)
        target_link_libraries(${target} PRIVATE plateau_test_main)
    endif()
    target_sources(${target} PRIVATE ${name}.cpp ${arg_SOURCES})
    plateau_use(${target} PRIVATE ${arg_USES})
    plateau_starts(${target} ${arg_STARTS})

    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    add_test(NAME ${folder}/${name} COMMAND ${command})
    set_tests_properties(${folder}/${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_FUNCTION_TIMEOUT=900000" SKIP_REGULAR_EXPRESSION "skipped: no ")
    # Who measures how long the event loop is held up has the machine to itself; training and the window use two cores, programs of tiny models one.
    file(STRINGS ${name}.cpp watches_the_loop REGEX "^#include \"tests/ui/support/watchdog.h\"")
    if(watches_the_loop)
        set_tests_properties(${folder}/${name} PROPERTIES RUN_SERIAL ON)
    elseif(folder MATCHES "^(ui|core/training|core/runner)")
        set_tests_properties(${folder}/${name} PROPERTIES PROCESSORS 2)
    endif()
endfunction()

function(plateau_test_program target folder)
    add_executable(${target})
    set_target_properties(${target} PROPERTIES AUTOMOC ON UNITY_BUILD OFF) # each has helpers of its own
    target_link_libraries(${target} PRIVATE plateau_warnings Qt6::Core Qt6::Test)
    target_compile_definitions(${target} PRIVATE PLATEAU_TEST_DATA="${PROJECT_SOURCE_DIR}/tests"
        PLATEAU_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    if(folder MATCHES "^core/(model|training)")
        target_precompile_headers(${target} PRIVATE <ATen/ATen.h>)
    else()
        target_compile_options(${target} PRIVATE ${PLATEAU_TEST_OPTIONS})
        plateau_reuse_headers(${target} test)
    endif()
endfunction()

function(plateau_starts target)
    foreach(started IN LISTS ARGN)
        string(REGEX MATCH "^([^=]+)=(.+)$" matched ${started})
        target_compile_definitions(${target} PRIVATE ${CMAKE_MATCH_1}="$<TARGET_FILE:${CMAKE_MATCH_2}>")
        add_dependencies(${target} ${CMAKE_MATCH_2})
    endforeach()
endfunction()

# plateau_benchmark(name SOURCES … USES …): a program of tests/benchmark; prints figures, is no ctest.
function(plateau_benchmark name)
    cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE plateau_warnings)
    plateau_use(${name} PRIVATE ${arg_USES})
    target_compile_definitions(${name} PRIVATE PLATEAU_TEST_DATA="${PROJECT_SOURCE_DIR}/tests")
endfunction()
