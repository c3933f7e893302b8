#include "core/model/blocks/tensors.h"

namespace plateau::model {

Tensor product(const Tensor& a, const Tensor& b, double scale) {
    if (a.size(0) == 1) {
        const Tensor left = a.select(0, 0);
        const Tensor right = b.select(0, 0);
        if (scale == 1) {
            return at::mm(left, right).unsqueeze_(0);
        }
        const Tensor unused = at::empty({1}, a.options());
        return at::addmm(unused, left, right, 0, scale).unsqueeze_(0);
    }
    if (scale == 1) {
        return at::bmm(a, b);
    }
    const Tensor unused = at::empty({1, 1, 1}, a.options());
    return at::baddbmm(unused, a, b, 0, scale);
}

void addProduct(Tensor& out, const Tensor& a, const Tensor& b) {
    if (out.size(0) == 1) {
        out.select(0, 0).addmm_(a.select(0, 0), b.select(0, 0));
    } else {
        out.baddbmm_(a, b);
    }
}

} // namespace plateau::model
