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

# plateau_test(test_name USES …): tests/<folder>/test_name.cpp, a Qt Test program, run offscreen as ctest <folder>/test_name.
function(plateau_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "USES;SOURCES;LABELS" ${ARGN})
    file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR}/tests ${CMAKE_CURRENT_SOURCE_DIR})
    string(REPLACE "/" "_" prefix ${folder})
    set(target ${prefix}_${name})
    add_executable(${target} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_link_libraries(${target} PRIVATE plateau_warnings Qt6::Core Qt6::Test)
    plateau_use(${target} PRIVATE ${arg_USES})
    target_compile_definitions(${target} PRIVATE PLATEAU_TEST_DATA="${PROJECT_SOURCE_DIR}/tests"
        PLATEAU_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    if("model" IN_LIST arg_USES) # LibTorch's include folder brings an fmt of its own: other options, no shared header
        target_link_libraries(${target} PRIVATE fmt::fmt nlohmann_json::nlohmann_json)
    else()
        plateau_reuse_headers(${target} test)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    add_test(NAME ${folder}/${name} COMMAND ${target})
    # Training uses every core, and the window's tests watch the event loop: neither shares the machine.
    if(folder MATCHES "^(ui|app|core/training|core/runner)")
        set_tests_properties(${folder}/${name} PROPERTIES RUN_SERIAL ON)
    endif()
    set_tests_properties(${folder}/${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_FUNCTION_TIMEOUT=900000" SKIP_REGULAR_EXPRESSION "skipped: no ")
endfunction()

# plateau_benchmark(name SOURCES … USES …): a program of tests/benchmark; prints figures, is no ctest.
function(plateau_benchmark name)
    cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE plateau_warnings)
    plateau_use(${name} PRIVATE ${arg_USES})
    target_compile_definitions(${name} PRIVATE PLATEAU_TEST_DATA="${PROJECT_SOURCE_DIR}/tests")
endfunction()
