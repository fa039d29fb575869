package com.acme.orders;

/** A service that still has two old methods, and uses one of them. */
public final class Orders {
    private int sum;

    public static void main(String[] arguments) {
        Orders orders = new Orders();
        orders.add(3);
        System.out.println(orders.sum);
    }

    /** @deprecated since 1.0, use {@code place} */
    @Deprecated
    public void add(int price) {
        sum += price;
    }

    /** @deprecated nobody should call it */
    @Deprecated
    public void clear() {
        sum = 0;
    }
}
