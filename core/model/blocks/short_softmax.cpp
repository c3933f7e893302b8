#include "core/model/blocks/short_softmax.h"

#include <cstring>

#if defined(__x86_64__)
#define PLATEAU_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define PLATEAU_CLONES
#endif
#define PLATEAU_INLINE __attribute__((always_inline)) inline

// Vectors never cross a call: everything is inlined into the exported functions.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace plateau::model {
namespace {

constexpr int lanes = 16;
constexpr float least = -1e30F;
using Floats = float __attribute__((vector_size(64)));
using Ints = std::int32_t __attribute__((vector_size(64)));
using Bits = std::uint32_t __attribute__((vector_size(64)));
using Halves = std::uint16_t __attribute__((vector_size(32)));

PLATEAU_INLINE void load(const float* from, Floats& x) {
    std::memcpy(&x, from, sizeof x);
}
PLATEAU_INLINE void load(const std::uint16_t* from, Floats& x) {
    Halves halves;
    std::memcpy(&halves, from, sizeof halves);
    const Bits bits = __builtin_convertvector(halves, Bits) << 16;
    std::memcpy(&x, &bits, sizeof x);
}
PLATEAU_INLINE void store(float* to, const Floats& x) {
    std::memcpy(to, &x, sizeof x);
}
/// Rounds to nearest, ties to even.
PLATEAU_INLINE void store(std::uint16_t* to, const Floats& x) {
    Bits bits;
    std::memcpy(&bits, &x, sizeof bits);
    const Halves halves = __builtin_convertvector((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16, Halves);
    std::memcpy(to, &halves, sizeof halves);
}

/// The sum, or the highest, of all lanes in every lane.
PLATEAU_INLINE void sumOfAll(Floats& x) {
    x += __builtin_shuffle(x, Ints{8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7});
    x += __builtin_shuffle(x, Ints{4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11});
    x += __builtin_shuffle(x, Ints{2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13});
    x += __builtin_shuffle(x, Ints{1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14});
}
PLATEAU_INLINE void higher(Floats& x, const Floats& y) {
    x = x > y ? x : y;
}
PLATEAU_INLINE void highestOfAll(Floats& x) {
    higher(x, __builtin_shuffle(x, Ints{8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7}));
    higher(x, __builtin_shuffle(x, Ints{4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11}));
    higher(x, __builtin_shuffle(x, Ints{2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13}));
    higher(x, __builtin_shuffle(x, Ints{1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14}));
}

/// e^x for x ≤ 0 to about 2 ulp, 0 far below: 2^k · p(r), with p of degree 6 on |r| ≤ ln 2 / 2.
PLATEAU_INLINE void exponential(Floats& x) {
    const Ints far = x < -87.0F;
    const Floats clamped = far ? Floats{} - 87.0F : x;
    const Ints k = __builtin_convertvector(clamped * 1.44269504F - 0.5F, Ints);
    const Floats whole = __builtin_convertvector(k, Floats);
    const Floats r = (clamped - whole * 0.693359375F) + whole * 2.12194440e-4F;
    Floats p = r * 1.3981999e-3F + 8.3333337e-3F;
    p = p * r + 4.1666644e-2F;
    p = p * r + 1.6666665e-1F;
    p = p * r + 0.5F;
    p = p * r * r + r + 1.0F;
    const Ints power = (k + 127) << 23;
    Floats factor;
    std::memcpy(&factor, &power, sizeof factor);
    x = far ? Floats{} : p * factor;
}

/// A row as V vectors, never reading behind the last entry of the tensor.
template <int V, typename Value>
PLATEAU_INLINE void loadRow(const Value* from, std::int64_t left, Floats* row) {
    if (left >= V * lanes) {
        for (int v = 0; v < V; ++v) {
            load(from + v * lanes, row[v]);
        }
        return;
    }
    Value copy[V * lanes] = {};
    std::memcpy(copy, from, static_cast<std::size_t>(left) * sizeof(Value));
    for (int v = 0; v < V; ++v) {
        load(copy + v * lanes, row[v]);
    }
}

template <int V, typename Value>
PLATEAU_INLINE void softmaxRows(const Value* x, Value* out, const float* mask, const ShortRows& rows) {
    const std::int64_t width = rows.width;
    std::int64_t left = rows.texts * rows.rowsPerText * width;
    for (std::int64_t text = 0; text < rows.texts; ++text) {
        float added[V * lanes];
        for (int i = 0; i < V * lanes; ++i) {
            const bool used = i < width && (mask == nullptr || mask[text * width + i] > least);
            added[i] = used ? 0.0F : least;
        }
        Floats masks[V];
        for (int v = 0; v < V; ++v) {
            load(added + v * lanes, masks[v]);
        }
        for (std::int64_t row = 0; row < rows.rowsPerText; ++row, x += width, out += width, left -= width) {
            Floats y[V];
            loadRow<V>(x, left, y);
            Floats highest = Floats{} + least;
            for (int v = 0; v < V; ++v) {
                // Lanes without an entry hold entries of the next row, or NaN: replaced, not added to.
                y[v] = masks[v] < 0.0F ? masks[v] : y[v] * rows.scale;
                higher(highest, y[v]);
            }
            highestOfAll(highest);
            Floats sum{};
            for (int v = 0; v < V; ++v) {
                y[v] -= highest;
                exponential(y[v]);
                sum += y[v];
            }
            sumOfAll(sum);
            for (int v = 0; v < V; ++v) {
                store(out + v * lanes, y[v] / sum);
            }
        }
    }
}

template <int V, typename Value>
PLATEAU_INLINE void backwardRows(const Value* g, const Value* y, Value* out, const ShortRows& rows) {
    const std::int64_t width = rows.width;
    std::int64_t left = rows.texts * rows.rowsPerText * width;
    float counted[V * lanes];
    for (int i = 0; i < V * lanes; ++i) {
        counted[i] = i < width ? 1.0F : 0.0F;
    }
    for (; left > 0; left -= width, g += width, y += width, out += width) {
        Floats gradient[V];
        Floats weights[V];
        loadRow<V>(g, left, gradient);
        loadRow<V>(y, left, weights);
        Floats along{};
        for (int v = 0; v < V; ++v) {
            Floats inside;
            load(counted + v * lanes, inside);
            along += inside > 0.0F ? gradient[v] * weights[v] : Floats{};
        }
        sumOfAll(along);
        for (int v = 0; v < V; ++v) {
            store(out + v * lanes, weights[v] * (gradient[v] - along) * rows.scale);
        }
    }
}

template <typename Value>
PLATEAU_INLINE void anySoftmax(const Value* x, Value* out, const float* mask, const ShortRows& rows) {
    if (rows.width <= lanes) {
        softmaxRows<1>(x, out, mask, rows);
    } else if (rows.width <= 2 * lanes) {
        softmaxRows<2>(x, out, mask, rows);
    } else {
        softmaxRows<4>(x, out, mask, rows);
    }
}

template <typename Value>
PLATEAU_INLINE void anyBackward(const Value* g, const Value* y, Value* out, const ShortRows& rows) {
    if (rows.width <= lanes) {
        backwardRows<1>(g, y, out, rows);
    } else if (rows.width <= 2 * lanes) {
        backwardRows<2>(g, y, out, rows);
    } else {
        backwardRows<4>(g, y, out, rows);
    }
}

} // namespace

PLATEAU_CLONES void shortSoftmax(const float* x, float* out, const float* mask, const ShortRows& rows) {
    anySoftmax(x, out, mask, rows);
}
PLATEAU_CLONES void shortSoftmax(const std::uint16_t* x, std::uint16_t* out, const float* mask,
                                 const ShortRows& rows) {
    anySoftmax(x, out, mask, rows);
}
PLATEAU_CLONES void shortSoftmaxBackward(const float* g, const float* y, float* out, const ShortRows& rows) {
    anyBackward(g, y, out, rows);
}
PLATEAU_CLONES void shortSoftmaxBackward(const std::uint16_t* g, const std::uint16_t* y, std::uint16_t* out,
                                         const ShortRows& rows) {
    anyBackward(g, y, out, rows);
}

} // namespace plateau::model
