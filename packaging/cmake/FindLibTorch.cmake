# LibTorch from the unpacked PyPI wheel (headers and libraries inside it), without Python and without TorchConfig.cmake,
# which would ask for a CUDA toolkit. Looked for as packaging/quickstart.sh lays it out:
#   <runtime>/libtorch/torch/{include,lib}   <runtime>/libtorch/nvidia/cu13/lib
# Imported targets: LibTorch::c10, LibTorch::torch_cpu, and LibTorch::torch for both. libtorch.so is left out: all it does
# is to pull in libtorch_cuda.so, which cannot be loaded where the CUDA libraries are not installed; programs load that one
# themselves when they find a device. No -fopenmp: it would map a second libgomp.
set(_runtime "${PLATEAU_RUNTIME}")
if(NOT _runtime)
    set(_runtime "$ENV{PLATEAU_RUNTIME}")
endif()
if(NOT _runtime)
    set(_runtime "$ENV{HOME}/.local/share/plateau")
endif()
set(_root "${_runtime}/libtorch/torch")

# Another runtime folder than at the last configuration: what was found there does not count any more.
if(LibTorch_INCLUDE_DIR AND NOT LibTorch_INCLUDE_DIR STREQUAL "${_root}/include")
    unset(LibTorch_INCLUDE_DIR CACHE)
    foreach(_lib c10 torch_cpu)
        unset(LibTorch_${_lib}_LIBRARY CACHE)
    endforeach()
endif()

find_path(LibTorch_INCLUDE_DIR torch/csrc/api/include/torch/torch.h HINTS "${_root}/include" NO_DEFAULT_PATH)
foreach(_lib c10 torch_cpu)
    find_library(LibTorch_${_lib}_LIBRARY ${_lib} HINTS "${_root}/lib" NO_DEFAULT_PATH)
endforeach()
if(EXISTS "${_root}/version.py")
    file(STRINGS "${_root}/version.py" _line REGEX "^__version__")
    string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" LibTorch_VERSION "${_line}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch
    REQUIRED_VARS LibTorch_INCLUDE_DIR LibTorch_c10_LIBRARY LibTorch_torch_cpu_LIBRARY
    VERSION_VAR LibTorch_VERSION HANDLE_VERSION_RANGE
    REASON_FAILURE_MESSAGE "run packaging/quickstart.sh or packaging/run-tests.sh first: they unpack LibTorch into ${_runtime}")

if(LibTorch_FOUND AND NOT TARGET LibTorch::torch)
    foreach(_lib c10 torch_cpu)
        add_library(LibTorch::${_lib} SHARED IMPORTED)
        set_target_properties(LibTorch::${_lib} PROPERTIES IMPORTED_LOCATION "${LibTorch_${_lib}_LIBRARY}")
    endforeach()
    target_include_directories(LibTorch::c10 SYSTEM INTERFACE
        "${LibTorch_INCLUDE_DIR}" "${LibTorch_INCLUDE_DIR}/torch/csrc/api/include")
    target_link_libraries(LibTorch::torch_cpu INTERFACE LibTorch::c10)
    add_library(LibTorch::torch INTERFACE IMPORTED)
    target_link_libraries(LibTorch::torch INTERFACE LibTorch::torch_cpu)
endif()
