package dev.oldpath.it;

import dev.oldpath.it.jvm.Fixture;

/** The applications under {@code src/fixtures}. */
final class Fixtures {
    static final Fixture MARKS = Fixture.of("marks");
    static final Fixture LANGUAGES = Fixture.of("languages").with("languages");
    static final Fixture FIELDS = Fixture.of("fields");
    static final Fixture BRIDGES = Fixture.of("bridges").release(8);
    static final Fixture CALL_SITES = Fixture.of("callsites");
    static final Fixture ORDERS = Fixture.of("orders");
    static final Fixture DEPLOYED = Fixture.of("deployed");
    static final Fixture MARKED_TWIN = Fixture.of("marked", "twins");
    static final Fixture UNMARKED_TWIN = Fixture.of("unmarked", "twins");
    static final Fixture INVENTORY = Fixture.of("inventory");
    static final Fixture COUNTING = Fixture.of("counting");
    static final Fixture LOADING = Fixture.of("loading");
    static final Fixture REFLECTION = Fixture.of("reflection").with("reflection");
    static final Fixture UNSEEN = Fixture.of("unseen");
    static final Fixture EARLY = Fixture.of("early");
    static final Fixture EXITS = Fixture.of("exits");
    static final Fixture FOOTPRINT = Fixture.of("footprint").with("jackson2", "jol");
    static final Fixture ENTANGLED = Fixture.of("entangled");

    static final Fixture NEIGHBOURS = Fixture.of("neighbours").with("neighbours");
    static final Fixture HTTP_SERVER = Fixture.of("httpserver", "pricing");
    static final Fixture TOMCAT_9 = Fixture.of("tomcat", "servlets", "pricing")
            .with("tomcat9")
            .withJavaxServlet()
            .release(8);
    static final Fixture TOMCAT_11 = Fixture.of("tomcat", "servlets", "pricing").with("tomcat11");
    static final Fixture UNDERTOW_2_2 = Fixture.of("undertow", "servlets", "pricing")
            .with("undertow-2.2")
            .withJavaxServlet()
            .release(8);
    static final Fixture UNDERTOW_2_3 =
            Fixture.of("undertow", "servlets", "pricing").with("undertow-2.3");
    static final Fixture UNDERTOW_HANDLERS =
            Fixture.of("undertowhandlers", "pricing").with("undertow-2.3");
    static final Fixture JETTY_12 = Fixture.of("jetty", "servlets", "pricing").with("jetty12");

    static final Fixture JACKSON_2 = Fixture.of("jackson").with("jackson2");
    static final Fixture JACKSON_3 = Fixture.of("jackson").with("jackson3").withJackson3();
    static final Fixture JACKSON_2_8 = Fixture.of("oldjackson", "bodies").with("jackson2.8");
    static final Fixture JACKSON_2_9 = Fixture.of("oldjackson", "bodies").with("jackson2.9");
    static final Fixture KOTLIN = Fixture.of("kotlin", "bodies").with("jackson2", "jackson2-kotlin");
    static final Fixture SPRING_BOOT_3 = Fixture.of("springjson").with("spring-boot-3");
    static final Fixture SPRING_BOOT_4 = Fixture.of("springjson").with("spring-boot-4");

    static final Fixture GSON_2_8 = Fixture.of("gson", "bodies").with("gson2.8");
    static final Fixture GSON_2_10 = Fixture.of("gson", "bodies").with("gson2.10");
    static final Fixture GSON_2_13 = Fixture.of("gson", "bodies").with("gson2.13");
    static final Fixture YASSON = Fixture.of("yasson", "bodies").with("yasson");
    static final Fixture XML = Fixture.of("xml", "bodies").with("jaxb");
    static final Fixture PROTOBUF_3_5 = Fixture.of("protobuf", "bodies").with("protobuf3.5");
    static final Fixture PROTOBUF_3_25 = Fixture.of("protobuf", "bodies").with("protobuf3.25");
    static final Fixture PROTOBUF_4 = Fixture.of("protobuf", "bodies").with("protobuf4");
    static final Fixture REPACKAGED = Fixture.of("repackaged", "protobuf", "bodies")
            .with("repackaged", "protobuf3.25")
            .withProtobufOfHadoop();

    private Fixtures() {}
}
